/**
 * What a person sends. A payload is one of
 *   {text}, {kind: "location" | "venue" | "contact" | "forward", …},
 *   {kind: "photo" | "document" | …, files: [File…], caption}
 * each with reply_to_message_id if it answers something.
 */

export function requestBody(payload) {
  if (!payload.files) return payload;
  const form = new FormData();
  form.append("kind", payload.kind);
  for (const file of payload.files) form.append("file", file, file.name);
  for (const name of ["caption", "reply_to_message_id", "duration"]) {
    if (payload[name]) form.append(name, String(payload[name]));
  }
  return form;
}

/** The messages to show until the server has answered, in the shape it would give them. */
export function pendingMessage(item, chat) {
  const { payload } = item;
  const base = {
    date: item.date,
    outgoing: true,
    local: item.local,
    reply_to_message: chat.messages.get(payload.reply_to_message_id),
  };
  if (payload.files) return payload.files.map((file, index) => ofFile(base, payload, file, index));
  return [{ ...contentOf(payload, chat), ...base, message_id: item.local }];
}

function contentOf(payload, chat) {
  if (payload.kind === "location") return { location: payload };
  if (payload.kind === "venue") return { venue: { ...payload, location: payload } };
  if (payload.kind === "contact") return { contact: payload };
  if (payload.message_id) {
    const { reply_markup: _, edited: __, ...source } = chat.messages.get(payload.message_id) ?? {};
    return { ...source, message_id: undefined, forward_origin: { type: "user", sender_user: source.from } };
  }
  if (payload.kind === "forward") {
    const origin = { type: "hidden_user", sender_user_name: payload.from_name };
    return { text: payload.text, forward_origin: origin };
  }
  return { text: payload.text };
}

function ofFile(base, payload, file, index) {
  const message = {
    ...base,
    message_id: `${base.local}-${index}`,
    media_url: previewUrl(file),
    caption: index === 0 ? payload.caption : undefined,
    media_group_id: payload.files.length > 1 ? base.local : undefined,
  };
  const about = { file_name: file.name, file_size: file.size, mime_type: file.type, duration: payload.duration };
  if (payload.kind === "photo") {
    message.photo = [{ width: file.width ?? 4, height: file.height ?? 3 }];
  } else {
    message[payload.kind] = { ...about, width: file.width, height: file.height };
  }
  return message;
}

const urls = new WeakMap();

function previewUrl(file) {
  if (!urls.has(file)) urls.set(file, URL.createObjectURL(file));
  return urls.get(file);
}
