// The story's bot, with grammY: filter queries, its keyboards, auto-retry, its webhook callback.
import { autoRetry } from "@grammyjs/auto-retry";
import { Bot, GrammyError, InlineKeyboard, InputFile, InputMediaBuilder, Keyboard,
  webhookCallback } from "grammy";
import { close, download, escapeHtml, listen, picture, refusal, see, settings } from "./journal.mjs";

const bot = new Bot(settings.token, { client: { apiRoot: settings.url } });
bot.api.config.use(autoRetry());
const album = new Set();
const drawn = (name) => new InputFile(picture, name);
const reason = (error) => {
  if (!(error instanceof GrammyError)) throw error;
  return [error.error_code, error.description];
};
const types = (message) => (message.entities ?? []).map((one) => one.type);

bot.command("start", async (ctx) => {
  see("start", { code: ctx.match });
  const keyboard = new Keyboard().text("Report").text("Help").resized();
  await ctx.reply(`Welcome by ${ctx.match}`, { reply_markup: keyboard });
});

bot.command("menu", async (ctx) => {
  const where = { scope: { type: "chat", chat_id: ctx.chat.id }, language_code: "en" };
  await ctx.api.setMyCommands([{ command: "report", description: "Report something" }], where);
  const found = await ctx.api.getMyCommands(where);
  see("menu", { commands: found.map((one) => one.command) });
  await ctx.replyWithChatAction("typing");
  await ctx.reply("The menu is set");
});

bot.command("tell", async (ctx) => {
  await refusal(ctx.api.sendMessage(Number(ctx.match), "Are you there?"), reason);
  await ctx.reply("Nobody there");
});

const words = bot.on("message:text");

words.hears("markdown", async (ctx) => {
  const text = "*bold* _it_ ||hidden|| `code` [site](https://example.org/) 1\\.5";
  const sent = await ctx.reply(text, { parse_mode: "MarkdownV2" });
  see("sent", { entities: types(sent) });
});

words.hears("buttons", async (ctx) => {
  const keyboard = new InlineKeyboard().text("Done", "done").url("Site", "https://example.org/");
  await ctx.reply("Choose", { reply_markup: keyboard });
});

words.hears("draw", async (ctx) => {
  const options = { caption: "<i>drawn</i>", parse_mode: "HTML", protect_content: true };
  const sent = await ctx.replyWithPhoto(drawn("well.png"), options);
  see("drawn", { sizes: sent.photo.length, protected: sent.has_protected_content });
});

words.hears("album", async (ctx) => {
  const sent = await ctx.replyWithMediaGroup([
    InputMediaBuilder.photo(drawn("a.png"), { caption: "both" }),
    InputMediaBuilder.photo(drawn("b.png")),
  ]);
  see("album", { parts: sent.length, joined: sent[0].media_group_id === sent[1].media_group_id });
});

words.hears("change", async (ctx) => {
  const sent = await ctx.replyWithPhoto(drawn("well.png"), { caption: "before" });
  const media = InputMediaBuilder.photo(drawn("new.png"), { caption: "between" });
  const edited = await ctx.api.editMessageMedia(ctx.chat.id, sent.message_id, media);
  const options = { caption: "after" };
  const again = await ctx.api.editMessageCaption(ctx.chat.id, sent.message_id, options);
  see("changed", { before: edited.caption, after: again.caption });
});

words.hears("vanish", async (ctx) => {
  const sent = await ctx.reply("Soon gone");
  await ctx.api.deleteMessage(ctx.chat.id, sent.message_id);
  await ctx.reply("It is gone");
});

words.hears("twice", async (ctx) => {
  const sent = await ctx.reply("Same");
  await refusal(ctx.api.editMessageText(ctx.chat.id, sent.message_id, "Same"), reason);
  await ctx.reply("Once is enough");
});

words.hears("broken", async (ctx) => {
  await refusal(ctx.reply("<b>open", { parse_mode: "HTML" }), reason);
  await ctx.reply("Mended");
});

words.hears("flood", (ctx) => ctx.reply("Through at last"));

words.hears("pass on", async (ctx) => {
  const forwarded = await ctx.forwardMessage(ctx.chat.id);
  const copy = await ctx.copyMessage(ctx.chat.id);
  const rising = ctx.msgId < forwarded.message_id && forwarded.message_id < copy.message_id;
  see("passed", { origin: forwarded.forward_origin.type, rising });
});

words.hears("pin", async (ctx) => {
  const sent = await ctx.reply("Remember this");
  await ctx.api.pinChatMessage(ctx.chat.id, sent.message_id, { disable_notification: true });
  const chat = await ctx.getChat();
  see("chat", { name: chat.first_name, pinned: chat.pinned_message.text });
});

words.hears("fold", (ctx) => ctx.reply("Folded", { reply_markup: { remove_keyboard: true } }));

bot.on("message:photo", async (ctx) => {
  const message = ctx.message;
  if (message.media_group_id) {
    album.add(message.media_group_id);
    see("part", { caption: message.caption ?? null, joined: album.size === 1 });
    return;
  }
  const size = (await download((await ctx.getFile()).file_path)).length;
  see("photo", { caption: message.caption, sizes: message.photo.length, bytes: size });
  await ctx.replyWithPhoto(message.photo.at(-1).file_id, { caption: `${size} bytes` });
});

bot.on("message:document", async (ctx) => {
  const found = ctx.message.document;
  const text = (await download((await ctx.getFile()).file_path)).toString();
  see("document", { name: found.file_name, type: found.mime_type, words: text });
  const answer = new InputFile(Buffer.from(text.toUpperCase()), "answer.txt");
  const sent = await ctx.replyWithDocument(answer, { caption: "Read" });
  see("uploaded", { name: sent.document.file_name, bytes: sent.document.file_size });
});

bot.on("message:voice", async (ctx) => {
  see("voice", { seconds: ctx.message.voice.duration });
  await ctx.replyWithVoice(ctx.message.voice.file_id);
});

bot.on("message:location", async (ctx) => {
  const { latitude, longitude } = ctx.message.location;
  see("location", { latitude, longitude });
  await ctx.replyWithVenue(latitude, longitude, "Well", "East side");
});

bot.on("message:contact", async (ctx) => {
  const found = ctx.message.contact;
  see("contact", { number: found.phone_number, own: found.user_id === ctx.from.id });
  await ctx.replyWithContact(found.phone_number, found.first_name);
});

bot.on("message:text", async (ctx) => {
  const message = ctx.message;
  const target = message.reply_to_message;
  if (target) {
    see("reply", { text: message.text, to: target.text });
    await ctx.reply("You meant that", { reply_parameters: { message_id: target.message_id } });
  } else if (message.forward_origin) {
    see("forward", { text: message.text, name: message.forward_origin.sender_user_name });
    await ctx.reply("Passed to me");
  } else {
    see("text", { text: message.text, entities: types(message) });
    await ctx.reply(`<b>${escapeHtml(message.text)}</b>`, { parse_mode: "HTML" });
  }
});

bot.on("edited_message:text", (ctx) => see("edited", { text: ctx.editedMessage.text }));

bot.on("callback_query:data", async (ctx) => {
  see("tap", { data: ctx.callbackQuery.data, on: ctx.callbackQuery.message.text });
  await ctx.answerCallbackQuery({ text: "Noted", show_alert: true });
  await ctx.editMessageText("It is done");
});

bot.on("my_chat_member", (ctx) => {
  const change = ctx.myChatMember;
  see("member", { name: change.from.first_name, now: change.new_chat_member.status });
});

await bot.init();
see("me", { username: bot.botInfo.username });
if (settings.way === "webhook") {
  const [server, address] = await listen(
    webhookCallback(bot, "http", { secretToken: settings.secret }),
  );
  process.once("SIGTERM", async () => {
    await bot.api.deleteWebhook();
    close(server);
  });
  await bot.api.setWebhook(address, { secret_token: settings.secret });
} else {
  process.once("SIGTERM", () => bot.stop());
  await bot.start();
}
