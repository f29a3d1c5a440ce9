import { render } from 'preact';
import { Welcome } from '../../src/ui/welcome/welcome.tsx';

render(<Welcome />, document.querySelector('#root') ?? document.body);
