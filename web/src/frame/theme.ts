import type { ThemeConfig } from 'antd';

/** Ant Design in the colours of base.css, its faint greys darkened until each text has a contrast of 4.5 and each border of 3. */
export function deskTheme(isLarge: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: '#8f1d21', colorLink: '#8f1d21', colorLinkHover: '#6f1418', colorLinkActive: '#6f1418', colorError: '#b3261e', colorSuccess: '#1c6638', colorWarning: '#7a5100', colorInfo: '#3f3832',
      colorText: '#26221e', colorTextSecondary: '#5d554d', colorTextTertiary: '#5d554d', colorTextQuaternary: '#6b635a', colorTextPlaceholder: '#6b635a', colorTextDisabled: '#6b635a', colorTextDescription: '#5d554d',
      colorIcon: '#5d554d', colorBorder: '#8c8277', colorBorderSecondary: '#e2dcd4', colorBgLayout: '#f6f4f1', colorFillAlter: '#f6f4f1',
      fontFamily: "'Noto Sans SC Variable', system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif", fontSize: isLarge ? 19 : 15, controlHeight: isLarge ? 46 : 38, borderRadius: 6,
      motion: false, wireframe: false,
    },
    components: {
      Table: { headerBg: '#f6f4f1', headerColor: '#26221e', rowHoverBg: '#faf8f6', cellPaddingBlock: 9, cellPaddingInline: 10 },
      Select: { optionSelectedBg: '#faf0ef', optionSelectedColor: '#26221e', multipleItemBg: '#efebe6' },
      Modal: { titleFontSize: isLarge ? 22 : 17 },
    },
  };
}

/** The nonce that the server put into the page; without it the page's policy would refuse the library's styles. */
export function styleNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
  return nonce === '' || nonce === '__STYLE_NONCE__' ? undefined : nonce;
}
