import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';
import { useEffect, useState } from 'react';
import { useNotificationContext, useTranslate, type NotificationPayload } from 'react-admin';

/** Short messages at the foot of the screen, one after another. */
export function Notifications() {
  const { notifications, takeNotification } = useNotificationContext();
  const [shown, setShown] = useState<NotificationPayload | null>(null);
  const [open, setOpen] = useState(false);
  const translate = useTranslate();
  useEffect(() => {
    if (shown || notifications.length === 0) return;
    const next = takeNotification();
    if (next) { setShown(next); setOpen(true); }
  }, [notifications, shown, takeNotification]);
  if (!shown) return null;
  const { message, type, notificationOptions } = shown;
  const serious = type === 'error' || type === 'warning';
  return (
    <Snackbar open={open} autoHideDuration={serious ? 9000 : 3500} onClose={(_event, reason) => { if (reason !== 'clickaway') setOpen(false); }}
      slotProps={{ transition: { onExited: () => setShown(null) } }} anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }} sx={{ mb: { xs: 8, md: 0 } }}>
      <Alert severity={type === 'error' || type === 'warning' || type === 'success' ? type : 'info'} variant="filled" onClose={() => setOpen(false)}>
        {typeof message === 'string' ? translate(message, { _: message, ...notificationOptions?.messageArgs as Record<string, unknown> | undefined }) : message}
      </Alert>
    </Snackbar>
  );
}
