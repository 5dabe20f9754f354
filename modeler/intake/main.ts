/** On the register: files dropped anywhere go into the form that is there without it too. */
import { followFiles } from '../exchange/filesOver.ts'

const form = document.querySelector<HTMLFormElement>('form[data-takes-files]')
const input = form?.querySelector<HTMLInputElement>('input[type=file]')
if (form && input)
  followFiles({
    over: (over) => document.body.classList.toggle('takes-files', over),
    drop(files) {
      const carrier = new DataTransfer()
      for (const file of files) carrier.items.add(file)
      input.files = carrier.files
      form.requestSubmit()
    },
  })
