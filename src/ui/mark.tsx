/** The mark: one speech bubble, checked, and the companion that stands behind it. The shape of assets/icon/mark.svg. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 128 128" aria-hidden="true" focusable="false">
      <path
        class="mark-behind"
        d="M46 8h52a26 26 0 0 1 26 26v34a26 26 0 0 1-13 22.5V56a30 30 0 0 0-30-30H27.5A26 26 0 0 1 46 8Z"
      />
      <path
        class="mark-front"
        d="M28 34h50a24 24 0 0 1 24 24v26a24 24 0 0 1-24 24H50l-20.5 16.4A4 4 0 0 1 23 121v-13.5A24 24 0 0 1 4 84V58a24 24 0 0 1 24-24Z"
      />
      <path
        class="mark-check"
        d="m33 71 14 14 27-28"
        stroke-width="13"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
