/** Numbers as makers print them on their goods: the last digit checks the others. */

const TAC_LENGTH = 8;
const IMEI_LENGTH = 15;

/** `digits` with the Luhn check digit that belongs behind them. */
export function withLuhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    // From the right, every second digit counts double, beginning with the one beside the check digit.
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** A valid IMEI: the model's type allocation code, the phone's number, the check digit. */
export function imei(typeAllocationCode: string, number: number): string {
  return withLuhnDigit(typeAllocationCode + String(number).padStart(IMEI_LENGTH - 1 - TAC_LENGTH, "0"));
}

/** `prefix`, a number of `width` digits, and the check digit over all of it: digits only. */
export function checkedSerial(prefix: string, number: number, width: number): string {
  return withLuhnDigit(prefix + String(number).padStart(width, "0"));
}

/** The same number as a tired hand types it: one digit off, so that its check digit is wrong. */
export function mistyped(number: string): string {
  const at = number.length - 2;
  return number.slice(0, at) + String((Number(number[at]) + 1) % 10) + number.slice(at + 1);
}
