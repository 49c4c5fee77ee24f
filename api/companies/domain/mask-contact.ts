interface PersonalData { name: string | null; title: string | null; phone: string | null; wechat: string | null; email: string | null; notes: string | null }

/** A contact for those who may know that there is one, not who: the surname, the beginning and end of the telephone number, nothing else. */
export function maskedContact({ name, title, phone }: PersonalData): PersonalData {
  return { name: name && `${[...name][0]}**`, title, phone: phone && maskedNumber(phone), wechat: null, email: null, notes: null };
}

function maskedNumber(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-2)}`;
}
