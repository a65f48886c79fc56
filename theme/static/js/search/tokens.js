// Take words apart as plugins/search/tokens.py does; tests/support/search_tokens.json holds both to one rule.
const TOKEN = /[a-z][a-z0-9]*|[0-9]+(?:[.,][0-9]+)*|[.;:!?\n]/g;
const GROUPED = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$/;
export const BREAK = ".";

export const fold = (text) =>
  text.normalize("NFKD").toLowerCase().replace(/[đð]/g, "d").replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, "");

const number = (one) => one.replace(/\./g, GROUPED.test(one) ? "" : ",").replace(/^0+(?=[0-9])/, "");

export const tokens = (text) =>
  (fold(text).match(TOKEN) || []).map((one) => (one >= "a" ? one : one >= "0" && one < ":" ? number(one) : BREAK));

// The tone of a word stands last, so that «uỷ» is «ủy», and «uy» is not.
export const typed = (word) => {
  const plain = word.toLowerCase().normalize("NFD");
  return plain.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "") + (plain.match(/[\u0300\u0301\u0303\u0309\u0323]/) || "");
};

// Syllables of most articles, the list of plugins/search/hot.py: of these there are pairs, and headings, only.
export const HOT = new Set(
  ("anh ba ban bao bi bo ca cac cach cao cap cau chi chinh cho chu chuc chuyen co con cong cua cung da dai dan dang dat " +
    "dau de den dieu dinh do doanh doi dong dung duoc hai hanh hoa hoan hoat hoi hop ket khi khoi khong ky la lai lam minh " +
    "moi mot nam nay ngay nghi nghiep nguoi nhan nhat nhiem nhieu nhung noi o phai phan phong qua quan quy ra sau sinh so " +
    "tai tap thang thanh the theo thi thoi thu thuc tien tinh to toan tra tren trong trung truoc tu uy va van vao ve vi " +
    "viec vien voi vu").split(" "),
);

// Tell whether two words differ by one slip: a letter more, less or another, two letters swapped.
export const isNear = (one, other) => {
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.slice(at);
  return (
    one !== other &&
    (rest === long.slice(at + 1) ||
      rest.slice(1) === long.slice(at + 1) ||
      (rest.length === long.length - at && rest[1] === long[at] && rest[0] === long[at + 1] && rest.slice(2) === long.slice(at + 2)))
  );
};
