import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { PolicyProblem } from '../../shared/contracts/policy';

interface Props { initial: string; label: string; problems: readonly PolicyProblem[]; onChange: (text: string) => void; onReady: (goTo: (line: number) => void) => void }

function diagnosticsOf(state: EditorState, problems: readonly PolicyProblem[]): Diagnostic[] {
  return problems.map(({ line, column, message }): Diagnostic => {
    const at = state.doc.line(Math.min(line, state.doc.lines));
    const from = Math.min(at.from + column - 1, at.to);
    return { from, to: at.to, severity: 'error', message };
  });
}

/** A text with its problems beside the lines (CodeMirror); loaded only where it is used. */
export default function YamlEditor({ initial, label, problems, onChange, onReady }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const dark = useTheme().palette.mode === 'dark';
  const change = useRef(onChange);
  change.current = onChange;
  const first = useRef({ initial, label, onReady });
  useEffect(() => {
    const { initial: doc, label: name, onReady: ready } = first.current;
    const editor = new EditorView({
      parent: host.current!,
      state: EditorState.create({ doc: view.current?.state.doc ?? doc, extensions: [basicSetup, yaml(), lintGutter(), EditorView.lineWrapping, EditorView.contentAttributes.of({ 'aria-label': name }), EditorView.theme({ '&': { height: '68vh', fontSize: '13px' }, '.cm-scroller': { overflow: 'auto' } }, { dark }), EditorView.updateListener.of((update) => { if (update.docChanged) change.current(update.state.doc.toString()); })] }),
    });
    view.current = editor;
    ready((line) => {
      const at = editor.state.doc.line(Math.max(1, Math.min(line, editor.state.doc.lines)));
      editor.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from, { y: 'center' }) });
      editor.focus();
    });
    return () => editor.destroy();
  }, [dark]);
  useEffect(() => { if (view.current) view.current.dispatch(setDiagnostics(view.current.state, diagnosticsOf(view.current.state, problems))); }, [problems, dark]);
  return <Box ref={host} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', bgcolor: 'background.paper', '& .cm-gutters': dark ? { bgcolor: 'background.default', color: 'text.secondary' } : {} }} />;
}
