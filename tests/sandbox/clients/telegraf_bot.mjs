// The story's bot, with telegraf: its filters, Markup, and answers in the webhook's reply.
import { Input, Markup, Telegraf, TelegramError } from "telegraf";
import { message } from "telegraf/filters";
import { close, download, escapeHtml, listen, picture, refusal, see, settings } from "./journal.mjs";

const bot = new Telegraf(settings.token, { telegram: { apiRoot: settings.url } });
const album = new Set();
const drawn = (name) => Input.fromBuffer(picture, name);
const reason = (error) => {
  if (!(error instanceof TelegramError)) throw error;
  return [error.code, error.description];
};
const types = (found) => (found.entities ?? []).map((one) => one.type);

// By webhook the first call of an update goes into the reply, and its result is never known;
// where the result is wanted, that is switched off, as the library's documentation has it.
const asking = (handler) => (ctx) => {
  ctx.telegram.webhookReply = false;
  return handler(ctx);
};

bot.start(async (ctx) => {
  see("start", { code: ctx.payload });
  const keyboard = Markup.keyboard([["Report", "Help"]]).resize();
  await ctx.reply(`Welcome by ${ctx.payload}`, keyboard);
});

bot.command("menu", asking(async (ctx) => {
  const where = { scope: { type: "chat", chat_id: ctx.chat.id }, language_code: "en" };
  const commands = [{ command: "report", description: "Report something" }];
  await ctx.telegram.setMyCommands(commands, where);
  const found = await ctx.telegram.getMyCommands(where);
  see("menu", { commands: found.map((one) => one.command) });
  await ctx.sendChatAction("typing");
  await ctx.reply("The menu is set");
}));

bot.command("tell", asking(async (ctx) => {
  await refusal(ctx.telegram.sendMessage(Number(ctx.payload), "Are you there?"), reason);
  await ctx.reply("Nobody there");
}));

bot.hears("markdown", asking(async (ctx) => {
  const text = "*bold* _it_ ||hidden|| `code` [site](https://example.org/) 1\\.5";
  const sent = await ctx.replyWithMarkdownV2(text);
  see("sent", { entities: types(sent) });
}));

bot.hears("buttons", async (ctx) => {
  const done = Markup.button.callback("Done", "done");
  const site = Markup.button.url("Site", "https://example.org/");
  await ctx.reply("Choose", Markup.inlineKeyboard([done, site]));
});

bot.hears("draw", asking(async (ctx) => {
  const options = { caption: "<i>drawn</i>", parse_mode: "HTML", protect_content: true };
  const sent = await ctx.replyWithPhoto(drawn("well.png"), options);
  see("drawn", { sizes: sent.photo.length, protected: sent.has_protected_content });
}));

bot.hears("album", asking(async (ctx) => {
  const sent = await ctx.replyWithMediaGroup([
    { type: "photo", media: drawn("a.png"), caption: "both" },
    { type: "photo", media: drawn("b.png") },
  ]);
  see("album", { parts: sent.length, joined: sent[0].media_group_id === sent[1].media_group_id });
}));

bot.hears("change", asking(async (ctx) => {
  const sent = await ctx.replyWithPhoto(drawn("well.png"), { caption: "before" });
  const place = [ctx.chat.id, sent.message_id, undefined];
  const media = { type: "photo", media: drawn("new.png"), caption: "between" };
  const edited = await ctx.telegram.editMessageMedia(...place, media);
  const again = await ctx.telegram.editMessageCaption(...place, "after");
  see("changed", { before: edited.caption, after: again.caption });
}));

bot.hears("vanish", asking(async (ctx) => {
  const sent = await ctx.reply("Soon gone");
  await ctx.deleteMessage(sent.message_id);
  await ctx.reply("It is gone");
}));

bot.hears("twice", asking(async (ctx) => {
  const sent = await ctx.reply("Same");
  const edit = ctx.telegram.editMessageText(ctx.chat.id, sent.message_id, undefined, "Same");
  await refusal(edit, reason);
  await ctx.reply("Once is enough");
}));

bot.hears("broken", asking(async (ctx) => {
  await refusal(ctx.replyWithHTML("<b>open"), reason);
  await ctx.reply("Mended");
}));

bot.hears("flood", asking(async (ctx) => {
  try {
    await ctx.reply("Through at last");
  } catch (error) {
    const seconds = error.parameters.retry_after;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    await ctx.reply("Through at last");
  }
}));

bot.hears("pass on", asking(async (ctx) => {
  const forwarded = await ctx.forwardMessage(ctx.chat.id);
  const copy = await ctx.copyMessage(ctx.chat.id);
  const own = ctx.message.message_id;
  const rising = own < forwarded.message_id && forwarded.message_id < copy.message_id;
  see("passed", { origin: forwarded.forward_origin.type, rising });
}));

bot.hears("pin", asking(async (ctx) => {
  const sent = await ctx.reply("Remember this");
  await ctx.pinChatMessage(sent.message_id, { disable_notification: true });
  const chat = await ctx.getChat();
  see("chat", { name: chat.first_name, pinned: chat.pinned_message.text });
}));

bot.hears("fold", (ctx) => ctx.reply("Folded", Markup.removeKeyboard()));

bot.on(message("photo"), asking(async (ctx) => {
  const found = ctx.message;
  if (found.media_group_id) {
    album.add(found.media_group_id);
    see("part", { caption: found.caption ?? null, joined: album.size === 1 });
    return;
  }
  const largest = found.photo.at(-1).file_id;
  const size = (await download((await ctx.telegram.getFile(largest)).file_path)).length;
  see("photo", { caption: found.caption, sizes: found.photo.length, bytes: size });
  await ctx.replyWithPhoto(largest, { caption: `${size} bytes` });
}));

bot.on(message("document"), asking(async (ctx) => {
  const found = ctx.message.document;
  const file = await ctx.telegram.getFile(found.file_id);
  const text = (await download(file.file_path)).toString();
  see("document", { name: found.file_name, type: found.mime_type, words: text });
  const answer = Input.fromBuffer(Buffer.from(text.toUpperCase()), "answer.txt");
  const sent = await ctx.replyWithDocument(answer, { caption: "Read" });
  see("uploaded", { name: sent.document.file_name, bytes: sent.document.file_size });
}));

bot.on(message("voice"), async (ctx) => {
  see("voice", { seconds: ctx.message.voice.duration });
  await ctx.replyWithVoice(ctx.message.voice.file_id);
});

// Telegraf 4 has no filter for places that leaves venues out, nor needs one here.
bot.on(message("location"), async (ctx) => {
  const { latitude, longitude } = ctx.message.location;
  see("location", { latitude, longitude });
  await ctx.sendVenue(latitude, longitude, "Well", "East side");
});

bot.on(message("contact"), async (ctx) => {
  const found = ctx.message.contact;
  see("contact", { number: found.phone_number, own: found.user_id === ctx.from.id });
  await ctx.replyWithContact(found.phone_number, found.first_name);
});

bot.on(message("text"), async (ctx) => {
  const found = ctx.message;
  const target = found.reply_to_message;
  if (target) {
    see("reply", { text: found.text, to: target.text });
    await ctx.reply("You meant that", { reply_parameters: { message_id: target.message_id } });
  } else if (found.forward_origin) {
    see("forward", { text: found.text, name: found.forward_origin.sender_user_name });
    await ctx.reply("Passed to me");
  } else {
    see("text", { text: found.text, entities: types(found) });
    await ctx.replyWithHTML(`<b>${escapeHtml(found.text)}</b>`);
  }
});

bot.on("edited_message", (ctx) => see("edited", { text: ctx.editedMessage.text }));

bot.action(/.*/, async (ctx) => {
  see("tap", { data: ctx.callbackQuery.data, on: ctx.callbackQuery.message.text });
  await ctx.answerCbQuery("Noted", { show_alert: true });
  await ctx.editMessageText("It is done");
});

bot.on("my_chat_member", (ctx) => {
  const change = ctx.myChatMember;
  see("member", { name: change.from.first_name, now: change.new_chat_member.status });
});

bot.botInfo = await bot.telegram.getMe();
see("me", { username: bot.botInfo.username });
if (settings.way === "webhook") {
  const options = { path: "/hook", secretToken: settings.secret };
  const [server, address] = await listen(bot.webhookCallback(options.path, options));
  process.once("SIGTERM", async () => {
    await bot.telegram.deleteWebhook();
    close(server);
  });
  await bot.telegram.setWebhook(address, { secret_token: settings.secret });
} else {
  process.once("SIGTERM", () => bot.stop());
  await bot.launch();
}
