"""A small grid of emoji with their names, so that nobody needs a keyboard that has them."""

from __future__ import annotations

from typing import Final

from atiende.kernel.text import folded

_EMOJIS: Final = """
😀 cara sonriente|smiling face
😊 sonrisa contenta|happy smile
🙂 sonrisa leve|slight smile
😉 guiño|wink
😄 risa|laugh
😅 sonrisa con sudor|relieved laugh
😂 llorar de risa|tears of joy
🤗 abrazo|hug
😍 me encanta|heart eyes
🥰 cariño|affection
😎 gafas de sol|sunglasses
🤔 pensando|thinking
🤝 apretón de manos acuerdo|handshake deal
🙏 por favor gracias|please thanks
👍 de acuerdo pulgar arriba|thumbs up agree
👎 pulgar abajo|thumbs down
👋 hola adiós saludo|wave hello
👏 aplauso|applause
🙌 manos arriba alegría|raised hands
💪 fuerza ánimo|strength
👌 perfecto|perfect
✌️ victoria|victory
🤞 suerte dedos cruzados|fingers crossed
👉 señalar derecha|point right
👇 señalar abajo|point down
👆 señalar arriba|point up
✍️ escribir|writing
😔 pena triste|sad
😟 preocupación|worried
😢 llanto|crying
😕 confusión|confused
😞 decepción|disappointed
😮 sorpresa|surprise
😬 apuro|awkward
😴 sueño dormir|sleep
🤒 enfermo|ill
❤️ corazón amor|heart love
💙 corazón azul|blue heart
💚 corazón verde|green heart
💛 corazón amarillo|yellow heart
💔 corazón roto|broken heart
✨ brillo|sparkles
⭐ estrella|star
🌟 estrella brillante|glowing star
🎉 fiesta celebración|party celebration
🎂 tarta cumpleaños|birthday cake
🎁 regalo|gift
🏆 premio trofeo|trophy
🥇 medalla|medal
🔥 fuego|fire
💡 idea bombilla|idea
✅ hecho correcto|done correct
☑️ casilla marcada|checked box
✔️ marca|check mark
❌ error no|cross no
⚠️ aviso atención|warning
❗ exclamación importante|important
❓ pregunta duda|question
ℹ️ información|information
🔔 aviso campana|bell
🔕 sin aviso|no bell
📌 chincheta fijado|pin
📍 lugar dirección|place
📎 clip adjunto|attachment
✉️ correo carta|mail letter
📧 correo electrónico|e-mail
📨 correo recibido|incoming mail
📩 correo enviado|outgoing mail
📬 buzón|mailbox
📞 teléfono llamada|telephone call
📱 móvil celular|mobile
💻 ordenador computadora|computer
🖥️ pantalla|screen
🖨️ impresora|printer
📷 cámara foto|camera
🎥 vídeo|video
🔋 batería|battery
🔌 enchufe|plug
🔧 reparación herramienta|repair tool
🛠️ arreglo herramientas|tools
⚙️ ajustes engranaje|settings
🔑 llave contraseña|key password
🔒 cerrado seguro|locked
🔓 abierto|unlocked
🔗 enlace|link
🔍 buscar lupa|search
📦 paquete pedido|parcel order
🚚 envío camión reparto|delivery truck
🚛 transporte|transport
✈️ avión|plane
🚗 coche carro auto|car
🚲 bicicleta|bicycle
🏠 casa hogar|home
🏢 oficina edificio|office
🏬 tienda|shop
🏦 banco|bank
🛒 carrito compra|cart purchase
🛍️ bolsas compras|shopping bags
💳 tarjeta pago|card payment
💶 dinero euros|money euros
💵 dinero billetes|money
💰 dinero bolsa|money bag
🧾 recibo factura boleta|receipt invoice
📄 documento|document
📃 hoja|page
📝 nota|note
📋 lista portapapeles|list
📁 carpeta|folder
📅 fecha calendario|date calendar
🗓️ cita calendario|appointment
⏰ alarma hora|alarm time
⏳ espera reloj de arena|waiting
⌛ tiempo|time
🕐 reloj|clock
🔄 cambio repetir devolución|change return
↩️ volver respuesta|back reply
➡️ flecha derecha|right arrow
⬇️ flecha abajo|down arrow
⬆️ flecha arriba|up arrow
📈 subida gráfico|rise chart
📉 bajada gráfico|fall chart
📊 gráfico datos|bar chart
🗑️ papelera basura|bin
♻️ reciclar|recycle
🌍 mundo|world
🌞 sol buen día|sun
🌧️ lluvia|rain
❄️ frío nieve|cold snow
☕ café|coffee
🍽️ comida|meal
🍀 trébol suerte|luck
🌷 flor|flower
🐶 perro|dog
🐱 gato|cat
👤 persona|person
👥 personas equipo|people team
🧑‍💼 agente oficina|office worker
🧑‍🔧 técnico|technician
👪 familia|family
♿ accesibilidad|accessibility
🚫 prohibido|forbidden
🆗 bien vale|ok
🆕 nuevo|new
💬 mensaje conversación|message chat
📣 anuncio|announcement
🎓 formación estudios|studies
🎧 auriculares atención|headset
"""
_ALL: Final = tuple(
    (each, *names.split("|", 1))
    for each, _, names in (line.partition(" ") for line in _EMOJIS.strip().splitlines())
)


def names_in(language: str) -> str:
    """Which of the two languages that the names are in a reader of this one sees."""
    return "en" if language.startswith("en") else "es"


def emojis_in(language: str) -> list[tuple[str, str, str]]:
    """Each with its name in Spanish or English, and what it is found by."""
    place = 2 if names_in(language) == "en" else 1
    return [(each[0], each[place], folded(f"{each[1]} {each[2]}")) for each in _ALL]
