// The story's bot, with node-telegram-bot-api: middleware, builders, retries of its own.
import { Bot, InlineKeyboardBuilder, InputFile, MediaGroupBuilder, ReplyKeyboardBuilder,
  TelegramApiError } from "node-telegram-bot-api";
import { createWebhookServer, run } from "node-telegram-bot-api/node";
import { close, download, escapeHtml, listen, picture, refusal, see, settings } from "./journal.mjs";

const bot = new Bot(settings.token, { apiRoot: settings.url });
const { api } = bot;
const album = new Set();
const drawn = (filename) => new InputFile(picture, { filename, contentType: "image/png" });
const reason = (error) => {
  if (!(error instanceof TelegramApiError)) throw error;
  return [error.errorCode, error.description];
};
const types = (message) => (message.entities ?? []).map((one) => one.type);

bot.command("start", async (ctx) => {
  see("start", { code: ctx.match });
  const keyboard = new ReplyKeyboardBuilder().text("Report").text("Help");
  const reply_markup = keyboard.build({ resize_keyboard: true });
  await ctx.reply(`Welcome by ${ctx.match}`, { reply_markup });
});

bot.command("menu", async (ctx) => {
  const where = { scope: { type: "chat", chat_id: ctx.chatId }, language_code: "en" };
  const commands = [{ command: "report", description: "Report something" }];
  await api.setMyCommands({ commands, ...where });
  const found = await api.getMyCommands(where);
  see("menu", { commands: found.map((one) => one.command) });
  await api.sendChatAction({ chat_id: ctx.chatId, action: "typing" });
  await ctx.reply("The menu is set");
});

bot.command("tell", async (ctx) => {
  const chat_id = Number(ctx.match);
  await refusal(api.sendMessage({ chat_id, text: "Are you there?" }), reason);
  await ctx.reply("Nobody there");
});

const onWord = (word, handler) =>
  bot.hears(word, (ctx, next) => (ctx.message ? handler(ctx, ctx.chatId) : next()));

onWord("markdown", async (ctx) => {
  const text = "*bold* _it_ ||hidden|| `code` [site](https://example.org/) 1\\.5";
  const sent = await ctx.reply(text, { parse_mode: "MarkdownV2" });
  see("sent", { entities: types(sent) });
});

onWord("buttons", async (ctx) => {
  const keyboard = new InlineKeyboardBuilder().text("Done", "done");
  keyboard.url("Site", "https://example.org/");
  await ctx.reply("Choose", { reply_markup: keyboard.build() });
});

onWord("draw", async (ctx, chat_id) => {
  const words = { caption: "<i>drawn</i>", parse_mode: "HTML", protect_content: true };
  const sent = await api.sendPhoto({ chat_id, photo: drawn("well.png"), ...words });
  see("drawn", { sizes: sent.photo.length, protected: sent.has_protected_content });
});

onWord("album", async (ctx, chat_id) => {
  const media = new MediaGroupBuilder()
    .photo({ media: drawn("a.png"), caption: "both" })
    .photo({ media: drawn("b.png") });
  const sent = await api.sendMediaGroup({ chat_id, media: media.build() });
  see("album", { parts: sent.length, joined: sent[0].media_group_id === sent[1].media_group_id });
});

onWord("change", async (ctx, chat_id) => {
  const sent = await api.sendPhoto({ chat_id, photo: drawn("well.png"), caption: "before" });
  const place = { chat_id, message_id: sent.message_id };
  const media = { type: "photo", media: drawn("new.png"), caption: "between" };
  const edited = await api.editMessageMedia({ ...place, media });
  const again = await api.editMessageCaption({ ...place, caption: "after" });
  see("changed", { before: edited.caption, after: again.caption });
});

onWord("vanish", async (ctx, chat_id) => {
  const { message_id } = await ctx.reply("Soon gone");
  await api.deleteMessage({ chat_id, message_id });
  await ctx.reply("It is gone");
});

onWord("twice", async (ctx, chat_id) => {
  const { message_id } = await ctx.reply("Same");
  await refusal(api.editMessageText({ chat_id, message_id, text: "Same" }), reason);
  await ctx.reply("Once is enough");
});

onWord("broken", async (ctx) => {
  await refusal(ctx.reply("<b>open", { parse_mode: "HTML" }), reason);
  await ctx.reply("Mended");
});

onWord("flood", (ctx) => ctx.reply("Through at last"));

onWord("pass on", async (ctx, chat_id) => {
  const { message_id } = ctx.message;
  const what = { chat_id, from_chat_id: chat_id, message_id };
  const forwarded = await api.forwardMessage(what);
  const copy = await api.copyMessage(what);
  const rising = message_id < forwarded.message_id && forwarded.message_id < copy.message_id;
  see("passed", { origin: forwarded.forward_origin.type, rising });
});

onWord("pin", async (ctx, chat_id) => {
  const { message_id } = await ctx.reply("Remember this");
  await api.pinChatMessage({ chat_id, message_id, disable_notification: true });
  const chat = await api.getChat({ chat_id });
  see("chat", { name: chat.first_name, pinned: chat.pinned_message.text });
});

onWord("fold", (ctx) => ctx.reply("Folded", { reply_markup: { remove_keyboard: true } }));

const fetched = async (file_id) => download((await api.getFile({ file_id })).file_path);

const kinds = {
  async photo(ctx, message) {
    if (message.media_group_id) {
      album.add(message.media_group_id);
      see("part", { caption: message.caption ?? null, joined: album.size === 1 });
      return;
    }
    const photo = message.photo.at(-1).file_id;
    const size = (await fetched(photo)).length;
    see("photo", { caption: message.caption, sizes: message.photo.length, bytes: size });
    await api.sendPhoto({ chat_id: ctx.chatId, photo, caption: `${size} bytes` });
  },

  async document(ctx, message) {
    const found = message.document;
    const text = (await fetched(found.file_id)).toString();
    see("document", { name: found.file_name, type: found.mime_type, words: text });
    const answer = Buffer.from(text.toUpperCase());
    const document = new InputFile(answer, { filename: "answer.txt", contentType: "text/plain" });
    const sent = await api.sendDocument({ chat_id: ctx.chatId, document, caption: "Read" });
    see("uploaded", { name: sent.document.file_name, bytes: sent.document.file_size });
  },

  async voice(ctx, message) {
    see("voice", { seconds: message.voice.duration });
    await api.sendVoice({ chat_id: ctx.chatId, voice: message.voice.file_id });
  },

  async location(ctx, message) {
    const { latitude, longitude } = message.location;
    see("location", { latitude, longitude });
    const place = { latitude, longitude, title: "Well", address: "East side" };
    await api.sendVenue({ chat_id: ctx.chatId, ...place });
  },

  async contact(ctx, message) {
    const { phone_number, first_name, user_id } = message.contact;
    see("contact", { number: phone_number, own: user_id === ctx.from.id });
    await api.sendContact({ chat_id: ctx.chatId, phone_number, first_name });
  },

  async reply_to_message(ctx, message) {
    const target = message.reply_to_message;
    see("reply", { text: message.text, to: target.text });
    await ctx.reply("You meant that", { reply_parameters: { message_id: target.message_id } });
  },

  async forward_origin(ctx, message) {
    see("forward", { text: message.text, name: message.forward_origin.sender_user_name });
    await ctx.reply("Passed to me");
  },

  async text(ctx, message) {
    see("text", { text: message.text, entities: types(message) });
    await ctx.reply(`<b>${escapeHtml(message.text)}</b>`, { parse_mode: "HTML" });
  },
};

bot.on("message", async (ctx) => {
  const kind = Object.keys(kinds).find((name) => name in ctx.message);
  if (kind) await kinds[kind](ctx, ctx.message);
});

bot.on("edited_message", (ctx) => see("edited", { text: ctx.editedMessage.text }));

bot.on("callback_query", async (ctx) => {
  const { data, message } = ctx.callbackQuery;
  see("tap", { data, on: message.text });
  await ctx.answerCallbackQuery({ text: "Noted", show_alert: true });
  const place = { chat_id: message.chat.id, message_id: message.message_id };
  await api.editMessageText({ ...place, text: "It is done" });
});

bot.on("my_chat_member", (ctx) => {
  const change = ctx.update.my_chat_member;
  see("member", { name: change.from.first_name, now: change.new_chat_member.status });
});

see("me", { username: (await api.getMe()).username });
if (settings.way === "webhook") {
  const options = { path: "/hook", secretToken: settings.secret };
  const [server, url] = await listen(createWebhookServer(bot, options));
  process.once("SIGTERM", async () => {
    await api.deleteWebhook();
    close(server);
  });
  await api.setWebhook({ url, secret_token: settings.secret });
} else {
  await run(bot);
}
