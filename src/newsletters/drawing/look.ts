/**
 * How an issue looks: inline, as most mail programs want it, and once more in a `<style>` for those that know dark schemes and
 * small screens. Colours are the site's own.
 */
const SERIF = "Georgia,'Times New Roman',serif";
const SANS = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export const LOOK = {
  body: "margin:0;padding:0;background-color:#f3f0e8;-webkit-text-size-adjust:100%",
  outer: "width:100%;background-color:#f3f0e8",
  sheet: "width:100%;max-width:640px;background-color:#fdfcf9",
  pad: "padding:0 24px",
  masthead: "padding:24px 24px 16px;border-bottom:3px solid #1a1a18",
  town: `font:700 14px/20px ${SANS};color:#5a5952;margin:0`,
  title: `font:700 30px/36px ${SERIF};color:#1a1a18;margin:4px 0 6px`,
  day: `font:400 14px/20px ${SANS};color:#5a5952;margin:0`,
  heading: `font:700 20px/26px ${SERIF};color:#1a1a18;margin:0`,
  headingCell: "padding:28px 24px 8px;border-bottom:1px solid #d8d4ca",
  note: `font:400 15px/22px ${SANS};color:#1a1a18;margin:6px 0 0`,
  storyCell: "padding:18px 24px 0;vertical-align:top",
  thumbCell: "padding:20px 24px 0 0;vertical-align:top;width:120px",
  leadTitle: `font:700 26px/32px ${SERIF};color:#1a1a18;margin:16px 0 6px`,
  storyTitle: `font:700 18px/24px ${SERIF};color:#1a1a18;margin:0 0 4px`,
  meta: `font:400 13px/19px ${SANS};color:#5a5952;margin:0`,
  text: `font:400 16px/24px ${SANS};color:#1a1a18;margin:8px 0 0`,
  small: `font:400 13px/19px ${SANS};color:#5a5952;margin:6px 0 0`,
  titleLink: "color:#1a1a18;text-decoration:none",
  link: "color:#1d4b5f;text-decoration:underline",
  picture: "display:block;width:100%;max-width:592px;height:auto;border:0",
  thumb: "display:block;width:120px;height:80px;object-fit:cover;border:0",
  foot: "padding:24px;border-top:1px solid #d8d4ca",
  hidden:
    "display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:#f3f0e8;opacity:0",
} as const;

/** Every rule is for a class that the inline styles cannot reach; a program that drops all of it shows the light sheet. */
export const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
a:hover{text-decoration:underline!important}
@media (max-width:480px){
.pad{padding-left:16px!important;padding-right:16px!important}
.title{font-size:26px!important;line-height:32px!important}
.lead{font-size:22px!important;line-height:28px!important}
.thumb-cell{width:88px!important;padding-right:16px!important}
.thumb{width:88px!important;height:60px!important}
}
@media (prefers-color-scheme:dark){
.outer{background-color:#0f1113!important}
.sheet{background-color:#151719!important}
.ink,.ink a{color:#e9e6df!important}
.soft{color:#a9a69d!important}
.text{color:#e9e6df!important}
.link{color:#93c7dc!important}
.line{border-color:#35383b!important}
.strong-line{border-color:#e9e6df!important}
}
[data-ogsc] .ink,[data-ogsc] .ink a{color:#e9e6df!important}
[data-ogsc] .soft{color:#a9a69d!important}
[data-ogsc] .text{color:#e9e6df!important}
[data-ogsc] .link{color:#93c7dc!important}
`.replace(/\n/g, "");
