"""What people call the columns of tables of people, copies, venues, hours and the like, and such a
table itself as a file or sheet, in the seven languages of ``names``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.exchange.tables.japanese import japanese_record_names, japanese_values
from planner.exchange.tables.names import LANGUAGES

_NAMES = """
people | people, guests, guest list, persons, contacts | invités, personnes, liste des invités | Gäste, Personen, Gästeliste | invitados, personas, lista de invitados | ospiti, persone, lista ospiti | convidados, pessoas, lista de convidados | 嘉宾, 嘉賓, 嘉宾名单, 人员
people.name | full name, person, guest, contact, guest name, attendee, first and last name | nom, nom complet, invité, invitée, nom de l'invité, nom et prénom, prénom et nom | Name, Gast, Vor- und Nachname, Name des Gastes, Vorname Nachname | nombre, invitado, invitada, nombre completo, nombre y apellidos, nombre y apellido | nome, ospite, nome e cognome, nome completo | nome completo, convidado, convidada, nome e apelido | 姓名, 名字, 嘉宾, 嘉賓, 嘉宾姓名
people.first_name | first name, given name, forename | prénom | Vorname | nombre de pila, nombres | nome proprio | primeiro nome, nome próprio | 名
people.last_name | last name, family name, surname | nom de famille | Nachname, Familienname | apellido, apellidos | cognome | apelido, sobrenome | 姓
people.email | mail, email address | courriel, adresse e-mail, mél, adresse électronique | E-Mail-Adresse, Mailadresse | correo, correo electrónico, dirección de correo | posta elettronica, indirizzo e-mail | correio eletrónico, correio eletrônico, endereço de e-mail | 邮箱, 電郵, 电子邮件, 电邮, 電子郵件
people.phone | mobile, tel, cell, phone number, telephone | téléphone, portable, numéro de téléphone | Telefon, Handy, Mobil, Telefonnummer, Mobilnummer | teléfono, móvil, celular | telefono, cellulare | telefone, telemóvel, celular | 电话, 電話, 手机, 手機, 联系电话
people.arrives | arrival, arrival date, arriving on, check in | arrivée, date d'arrivée, arrive, arrive le | Ankunft, Anreise, Ankunftsdatum, Anreisedatum, kommt an | llegada, fecha de llegada, llega | arrivo, data di arrivo, arriva | chegada, data de chegada, chega | 到达, 到達, 抵达, 抵達, 到达时间, 抵达时间, 到达日期
people.arrives_time | arrival time | heure d'arrivée | Ankunftszeit, Uhrzeit Ankunft, Ankunft Uhrzeit | hora de llegada | ora di arrivo | hora de chegada | 到达时刻, 抵达时刻
people.leaves_time | departure time | heure de départ | Abreisezeit, Uhrzeit Abreise, Abreise Uhrzeit | hora de salida | ora di partenza | hora de partida | 离开时刻
people.leaves | departure, departure date, departs, leaving on, check out | départ, date de départ, part le | Abreise, Abfahrt, Abreisedatum, reist ab | salida, fecha de salida, se va | partenza, data di partenza, parte | partida, data de partida, saída | 离开, 離開, 离开时间, 返程, 返程时间, 离开日期
people.roles | role, function | rôle, rôles, fonction, qualité | Rolle, Rollen, Funktion | función, rol, roles, cargo | ruolo, ruoli, funzione | função, papel, funções | 身份, 角色, 职务, 職務
people.max_per_day | max per day, maximum per day, most a day | maximum par jour, max par jour | höchstens am Tag, höchstens pro Tag, Max pro Tag | máximo por día, máximo al día | massimo al giorno | máximo por dia | 每天最多, 每日上限
people.languages | language, speaks, spoken languages | langue, langues, langues parlées | Sprache, Sprachen | idioma, idiomas, lenguas | lingua, lingue | língua, línguas, idiomas | 语言, 語言, 语种
people.breathing_minutes | breathing, breathing time, rest, pause | repos, pause, temps de repos | Pause, Ruhe, Erholung | descanso, pausa | pausa, riposo | pausa, descanso | 休息, 间歇
people.status | state | statut, état | Stand, Zusage | estado | stato | estado, situação | 状态, 狀態
people.note | notes, comments | remarque, remarques, commentaires | Notiz, Notizen, Bemerkung, Bemerkungen, Anmerkungen | nota, notas, observaciones | nota, note, osservazioni | nota, notas, observações | 备注, 備註
people.films | film, film title, film titles, movies, film ids | film, films, titre du film, films accompagnés | Film, Filme, Filmtitel, begleitet Film | película, películas, film, filmes | film, i film, titolo del film | filme, filmes, título do filme | 影片, 电影, 電影, 片名, 代表影片
people.juries | jury | jury, jurys | Jury, Jurys | jurado, jurados | giuria, giurie | júri, júris | 评委会, 評審團
copies | copies, prints | copies | Kopien, Vorführkopien, Materialien | copias, materiales | copie, materiali | cópias | 拷贝, 拷貝, 放映拷贝
copies.film | film, film title, movie, title of film | film, titre du film | Film, Filmtitel | película, título de la película, film | film, titolo del film | filme, título do filme | 影片, 片名, 电影, 電影
copies.title | title, copy, copy title, name | titre de la copie, copie | Kopie, Name der Kopie | copia, título de la copia | copia, titolo della copia | cópia, título da cópia | 拷贝名称, 拷贝
copies.format | kind, carrier, medium, type, screening format | format, support, format de projection | Format, Material, Träger, Vorführformat | formato, soporte | formato, supporto | formato, suporte | 格式, 放映格式, 介质
copies.ratio | aspect ratio, aspect, picture ratio, screen ratio, image ratio | format d'image, ratio d'image, cadre | Bildformat, Seitenverhältnis, Bildseitenverhältnis | relación de aspecto, formato de imagen, aspecto, formato de pantalla | rapporto d'aspetto, formato immagine, rapporto | proporção, formato de imagem, rácio, proporção de tela | 画幅, 畫幅, 画面比例, 宽高比
copies.sound | audio, sound format, sound mix | son, format son, mixage | Ton, Tonformat, Tonmischung | sonido, audio, formato de sonido | suono, audio, sonoro, formato audio | som, áudio, formato de som | 声音, 聲音, 声音格式, 音频
copies.place | location, whereabouts, where, where it is | lieu, emplacement, où, localisation | Ort, Standort, Lagerort, wo | lugar, ubicación, dónde | luogo, dove, posizione | local, lugar, onde, localização | 地点, 地點, 存放地点, 位置
copies.arrives | arrival, eta, arrives at | arrivée, date d'arrivée, arrive le | Ankunft, Eingang, kommt an, Ankunftsdatum | llegada, fecha de llegada, llega | arrivo, data di arrivo, arriva | chegada, data de chegada, chega | 到达, 到達, 到达时间, 到货, 抵达
copies.leaves | departure, ships, leaves at | départ, date de départ, retour, part le | Abgang, Rückversand, Abreise, geht ab, Versand | salida, fecha de salida, devolución | partenza, spedizione, data di partenza | partida, saída, devolução, data de partida | 离开, 離開, 寄出, 返还, 归还
copies.transit_minutes | transit time, transit | temps de transport, transport | Transportzeit, Transport | tiempo de transporte, transporte | tempo di trasporto, trasporto | tempo de transporte, transporte | 运输时间, 運輸時間
copies.encrypted | kdm needed, needs kdm, encryption, needs keys | crypté, cryptée, chiffré, kdm nécessaire | verschlüsselt, KDM nötig | cifrado, cifrada, encriptado, necesita kdm | criptato, cifrato, richiede kdm | encriptado, encriptada, precisa de kdm | 加密, 需要密钥, 需要kdm
copies.single | only copy, one only | copie unique, unique | einzige Kopie, Unikat | copia única, única | copia unica, unica | cópia única, única | 唯一拷贝
copies.note | notes, comments | remarque, remarques | Notiz, Bemerkung, Bemerkungen | nota, notas, observaciones | nota, note | nota, notas, observações | 备注, 備註
kdms | kdms, keys | clés, kdm | Schlüssel | claves, llaves | chiavi | chaves | 密钥, 密鑰
kdms.copy | film, film title | film, titre du film, copie | Film, Filmtitel, Kopie | película, título de la película, copia | film, titolo del film, copia | filme, título do filme, cópia | 影片, 片名, 拷贝
kdms.valid_from | from, not before, valid from | valable du, valide du, valable à partir de, du, début de validité | gültig von, gültig ab, von, ab | válido desde, válida desde, desde, vigente desde | valido da, valido dal, valida da, valida dal, dal, da | válido de, válida de, válido desde, desde | 有效期开始, 生效时间, 开始时间, 有效期起
kdms.valid_until | until, to, not after, valid to, expires | valable jusqu'au, valide jusqu'au, au, jusqu'au, fin de validité | gültig bis, bis | válido hasta, válida hasta, hasta, vigente hasta | valido fino a, valido fino al, valida fino a, valida fino al, fino al, al, a | válido até, válida até, até | 有效期结束, 失效时间, 结束时间, 有效期止
kdms.screen | server, room, hall, auditorium | salle, écran, serveur | Saal, Server, Kinosaal | sala, servidor, pantalla | sala, server | sala, servidor | 影厅, 影廳, 服务器, 放映厅
venues | venues, cinemas, theatres | lieux, cinémas, salles | Spielstätten, Kinos, Spielorte, Orte | sedes, cines | luoghi, cinema, sedi | locais, cinemas, espaços | 影院, 场馆, 場館, 放映地点
venues.name | venue, cinema, theatre, theater | nom, lieu, cinéma | Name, Kino, Spielstätte, Spielort | nombre, sede, cine, recinto | nome, cinema, luogo, sede | nome, local, cinema, espaço | 名称, 名稱, 影院, 场馆, 影院名称
venues.address | street address | adresse, rue | Adresse, Anschrift, Straße | dirección, domicilio | indirizzo, via | endereço, morada, rua | 地址
venues.access | accessibility | accès, accessibilité | Zugang, Barrierefreiheit | acceso, accesibilidad | accesso, accessibilità | acesso, acessibilidade | 无障碍, 無障礙, 通道
venues.code | short code | sigle | Kürzel | código, clave | sigla, codice | sigla, código | 代码, 代碼
travel | travel, ways, distances | trajets, distances | Wege, Entfernungen | trayectos, distancias | percorsi, distanze | percursos, distâncias | 路程, 路线
travel.venue | from, from venue | de, du lieu, depuis, départ | von, von Spielstätte, von Kino | de, desde, origen, desde la sede | da, dal luogo, partenza | de, origem, do local | 从, 從, 出发地
travel.other_venue | to, to venue | à, au lieu, vers, arrivée | nach, nach Spielstätte, nach Kino, zu | a, hasta, destino, hacia | a, al luogo, arrivo | para, destino, até | 到, 至, 目的地
travel.minutes | walk, time, travel minutes, min, walking time, minutes | minutes, durée, temps de trajet, temps, trajet | Minuten, Dauer, Fußweg, Gehzeit, Zeit, Weg | minutos, duración, tiempo, a pie | minuti, durata, tempo, a piedi | minutos, duração, tempo, a pé | 分钟, 分鐘, 时间, 步行时间
hours | hours, opening hours | horaires, heures d'ouverture | Öffnungszeiten, Zeiten | horarios, horarios de apertura | orari, orari di apertura | horários, horários de abertura | 开放时间, 營業時間, 营业时间
hours.screen | room, hall, auditorium | salle, écran | Saal, Kino, Kinosaal | sala, pantalla | sala, schermo | sala, tela | 影厅, 影廳, 放映厅
hours.day | date | jour, date | Tag, Datum | día, fecha | giorno, data | dia, data | 日期, 日子
hours.opens | open | ouvre, ouverture, ouvre à | öffnet, offen ab, geöffnet ab, Öffnung, von | abre, apertura, desde | apre, apertura, dalle | abre, abertura, das | 开门, 開門, 开放, 开门时间
hours.closes | close | ferme, fermeture, ferme à | schließt, offen bis, geöffnet bis, Schließung, bis | cierra, cierre, hasta | chiude, chiusura, alle | fecho, encerramento, às | 关门, 關門, 关闭, 关门时间
blackouts | blackouts, blocked times | indisponibilités | Sperrzeiten, Sperrungen | bloqueos | indisponibilità, blocchi | bloqueios, indisponibilidades | 停用时间, 封场
blackouts.screen | room, hall, auditorium | salle, écran | Saal, Kinosaal | sala, pantalla | sala | sala | 影厅, 影廳, 放映厅
blackouts.start | from, starts, begins | de, du, début | von, ab, Beginn | desde, inicio | dal, da, inizio | de, desde, início | 开始, 開始, 开始时间
blackouts.end | until, to, ends | à, au, fin, jusqu'à | bis, Ende | hasta, fin | al, a, fine | até, a, fim | 结束, 結束, 结束时间
blackouts.reason | why, what, note | raison, motif, pourquoi | Grund, warum | motivo, razón | motivo, ragione | motivo, razão | 原因, 理由
availability | availability | disponibilités | Verfügbarkeit, Anwesenheit | disponibilidad | disponibilità | disponibilidade | 可用时间, 出席时间
availability.person | name, guest | nom, personne, invité | Name, Person, Gast | nombre, persona, invitado | nome, persona, ospite | nome, pessoa, convidado | 姓名, 嘉宾, 嘉賓
availability.day | date | jour, date | Tag, Datum | día, fecha | giorno, data | dia, data | 日期, 日子
availability.since | from, start | de, dès, à partir de | von, ab | desde, de | dalle, dal, da | de, desde, das | 从, 開始, 开始
availability.until | to, end | à, jusqu'à | bis | hasta, a | alle, fino a, a | até, às, a | 到, 結束, 结束
film_people | film people, credits | générique | Mitwirkende | créditos | crediti | créditos | 主创
film_people.person | name, guest | nom, personne | Name, Person | nombre, persona | nome, persona | nome, pessoa | 姓名
film_people.credit | role, as | rôle, fonction, en tant que | Rolle, Funktion, als | función, rol, como | ruolo, funzione, come | função, papel, como | 身份, 职务
film_people.film | film title, movie | film, titre du film | Film, Filmtitel | película | film, titolo del film | filme | 影片, 片名
juries | juries | jurys | Jurys | jurados | giurie | júris | 评委会, 評審團
juries.name | jury | nom, jury | Name, Jury | nombre, jurado | nome, giuria | nome, júri | 名称, 评委会, 評審團
juries.section | competition | section, sélection, compétition | Sektion, Wettbewerb | sección, competencia | sezione, concorso | secção, seção, competição | 单元, 單元, 竞赛单元
juries.members | jurors, people, juror | membres, jurés | Mitglieder, Juroren, Jurymitglieder | miembros, jurados, integrantes | membri, giurati, componenti | membros, jurados | 成员, 成員, 评委, 評委
juries.films | film, film titles, film ids | film, films | Film, Filme | película, películas | film, i film | filme, filmes | 影片, 电影
juries.deadline | by, must see by | échéance, avant le, date limite | Frist, bis, bis spätestens | fecha límite, plazo | scadenza, entro il, entro | prazo, até | 截止, 截止时间, 截止日期
jury_members | jury members | membres du jury | Jurymitglieder | miembros del jurado | membri della giuria | membros do júri | 评委名单
jury_members.person | juror, name, member | juré, nom, membre | Juror, Name, Mitglied | jurado, nombre, miembro | giurato, nome, membro | jurado, nome, membro | 评委, 姓名
relations | relations, wishes | souhaits, relations | Wünsche, Beziehungen | relaciones, deseos | relazioni | relações | 关系
relations.kind | relation, wish | relation, souhait | Beziehung, Wunsch | relación | relazione | relação | 关系
relations.programme | first, film, program | premier, programme | erster, Programm | primero, programa | primo, programma | primeiro, programa | 第一, 节目
relations.other_programme | second, other, other film, other program | second, autre, autre programme | zweiter, anderer, anderes Programm | segundo, otro, otro programa | secondo, altro, altro programma | segundo, outro, outro programa | 第二, 另一个
appearances | appearances, guests on stage | présences, interventions | Auftritte, Gespräche | presentaciones, coloquios, presencias | presenze, incontri | presenças, apresentações | 出席, 映后交流
appearances.screening | code, screening code | séance, code de la séance | Vorstellung, Vorstellungscode, Code | función, sesión, código | proiezione, codice | sessão, código | 场次, 場次, 场次号
appearances.person | name, guest | nom, personne, invité, invitée | Name, Person, Gast | nombre, persona, invitado | nome, persona, ospite | nome, pessoa, convidado | 姓名, 嘉宾, 嘉賓
appearances.role | as | rôle, fonction, qualité | Rolle, Funktion, als | rol, papel, como | ruolo, funzione, come | função, papel, como | 身份, 角色
appearances.part | appears at, when | moment, quand, intervention | Auftritt, wann, Teil | momento, cuándo, parte | momento, quando, parte | momento, quando, parte | 时段, 環節, 环节, 时间
texts.language | lang | langue | Sprache | idioma | lingua | língua | 语言
"""

_VALUES = """
closed | closed, away, no, none, not there, absent | fermé, fermée, absent, absente, non | geschlossen, zu, abwesend, nein, weg | cerrado, cerrada, ausente, no | chiuso, chiusa, assente, no | fechado, fechada, ausente, não | 关闭, 關閉, 休息, 不在, 缺席, 无
open | open, yes, all day, there, any, ✓, x | ouvert, ouverte, présent, présente, oui, toute la journée | offen, geöffnet, da, anwesend, ja, ganztägig | abierto, abierta, presente, sí, todo el día | aperto, aperta, presente, sì, tutto il giorno | aberto, aberta, presente, sim, todo o dia | 开放, 在, 全天, 出席, 是
guest | guest, director, filmmaker, actor, actress | invité, invitée, réalisateur, réalisatrice, comédien, comédienne | Gast, Regisseur, Regisseurin, Schauspieler, Schauspielerin | invitado, invitada, director, directora, actor, actriz | ospite, regista, attore, attrice | convidado, convidada, realizador, realizadora, diretor, diretora, ator, atriz | 嘉宾, 嘉賓, 导演, 導演, 演员
moderator | moderator, host, presenter | modérateur, modératrice, animateur, animatrice | Moderator, Moderatorin, Moderation | moderador, moderadora, presentador, presentadora | moderatore, moderatrice, presentatore, presentatrice | moderador, moderadora, apresentador, apresentadora | 主持, 主持人
interpreter | interpreter, translator | interprète, traducteur, traductrice | Dolmetscher, Dolmetscherin, Übersetzer, Übersetzerin | intérprete, traductor, traductora | interprete, traduttore, traduttrice | intérprete, tradutor, tradutora | 翻译, 翻譯, 口译
juror | juror, jury, jury member | juré, jurée, membre du jury | Juror, Jurorin, Jurymitglied, Jury | jurado, jurada, miembro del jurado | giurato, giurata, membro della giuria | jurado, jurada, membro do júri, júri | 评委, 評委
invited | invited, pending | invité, invitée, en attente | eingeladen, angefragt | invitado, invitada, pendiente | invitato, invitata, in attesa | convidado, convidada, pendente | 已邀请, 邀请, 待定
confirmed | confirmed, coming, yes | confirmé, confirmée, oui | bestätigt, zugesagt, kommt, ja | confirmado, confirmada, sí | confermato, confermata, sì | confirmado, confirmada, sim | 已确认, 确认, 確認
declined | declined, cancelled, no, not coming | décliné, déclinée, refusé, annulé, non | abgesagt, nein, kommt nicht | declinado, rechazado, cancelado, no | rifiutato, annullato, no | recusado, cancelado, não | 已谢绝, 谢绝, 取消
intro | intro, introduction | introduction, présentation | Einführung, Begrüßung | presentación, introducción | presentazione, introduzione | apresentação, introdução | 映前, 映前介绍
qa | qa, q&a, talk, q and a | débat, rencontre, échange, questions | Gespräch, Filmgespräch, Publikumsgespräch, Diskussion | coloquio, conversatorio, preguntas | incontro, dibattito | debate, conversa | 映后, 映后交流, 映後座談
both | both, intro and qa, intro + q&a | les deux | beides | ambos, ambas | entrambi, entrambe | ambos, ambas | 两者, 都
away | away, not coming, absent | absent, absente | abwesend, nicht da | ausente | assente | ausente | 不出席, 缺席
"""


def record_names() -> Iterator[tuple[str, str, str, str]]:
    """Every name: the table, its column (empty: the table itself), the language, the name."""
    for field, language, name in _read(_NAMES):
        table, _dot, column = field.partition(".")
        yield table, column, language, name
    for field, name in japanese_record_names():
        table, _dot, column = field.partition(".")
        yield table, column, "ja", name


def value_names() -> Iterator[tuple[str, str, str]]:
    """Every word for a value (a role, a part, “closed”): the value, the language, the word."""
    yield from _read(_VALUES)
    for value, word in japanese_values():
        yield value, "ja", word


def _read(text: str) -> Iterator[tuple[str, str, str]]:
    for line in text.strip().splitlines():
        field, *columns = (part.strip() for part in line.split("|"))
        for language, column in zip(LANGUAGES, columns, strict=True):
            for name in filter(None, (part.strip() for part in column.split(","))):
                yield field, language, name
