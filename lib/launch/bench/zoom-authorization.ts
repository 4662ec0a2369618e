/** The header with which a bare call reads from the pretended Zoom. */
export async function zoomAuthorization(tokenUrl: string, settings: Record<string, string>): Promise<string> {
  const basic = Buffer.from(`${settings.ZOOM_CLIENT_ID}:${settings.ZOOM_CLIENT_SECRET}`).toString("base64");
  const body = new URLSearchParams({
    grant_type: "account_credentials",
    account_id: settings.ZOOM_ACCOUNT_ID ?? "",
  });
  const answer = await fetch(tokenUrl, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body,
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  return `Bearer ${access_token}`;
}
