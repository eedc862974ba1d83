"""What people call the columns of their tables, in seven languages and, beside them, in Japanese.

One row a field; in each language its names, apart at commas. Case, accents, spaces and punctuation
do not count, and a plural “s” or a unit in brackets is looked at by ``headings``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.exchange.tables.japanese import japanese_names

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "zh")

_NAMES = """
id | id, row id | | | | | |
external_id | external id, reference, ref | référence, identifiant | Referenz, Kennung | referencia, identificador | riferimento, identificativo | referência, identificador | 编号, 編號, 序号, 序號
film_id | film id, movie id, title id, submission id, work id | id film, id du film, numéro du film, identifiant du film, code film | Film-ID, Filmnummer, Film-Nr, Filmcode, ID Film | id película, id pelicula, id de la película, código de película, id del film | id film, id del film, codice film | id filme, id do filme, código do filme | 影片编号, 影片編號, 影片ID, 影片序号, 影片代码
screen_id | screen id, room id, hall id, auditorium id | id salle, id de la salle, numéro de salle | Saal-ID, Saalnummer, ID Saal | id sala, id de sala, id de la sala | id sala, id della sala, codice sala | id sala, id da sala, código da sala | 影厅编号, 影廳編號, 厅编号
screening_id | screening id, show id, session id, slot id, showtime id | id séance, id de la séance, numéro de séance | Vorstellungs-ID, ID Vorstellung, Vorstellungsnummer | id función, id sesión, id de función, id de la función, id de sesión | id proiezione, id della proiezione | id sessão, id da sessão | 场次编号, 場次編號, 排片编号
programme_id | programme id, program id, package id, block id | id programme, id du programme | Programm-ID, ID Programm, Programmnummer | id programa, id del programa | id programma, id del programma | id programa, id do programa | 节目编号, 节目ID
title | title, film title, movie title, title english, english title, international title, name, film, titles listed, title as listed, event title, project title, movie, show name, event name, performance name, work title, feature, what | titre, titre du film, titre français, titre international, nom, titre du programme, quoi | Titel, Filmtitel, deutscher Titel, Titel deutsch, internationaler Titel, Titel der Veranstaltung, Werktitel, was | título, título de la película, película, título internacional, nombre, obra, qué | titolo, titolo del film, titolo internazionale, titolo italiano, opera, cosa | título do filme, filme, nome, obra, o quê | 片名, 影片, 影片名, 影片名称, 电影, 電影, 电影名称, 标题, 標題, 中文片名, 名称, 作品, 作品名, 作品名称, 节目名称
own_title | own title, screening title, show title | titre de la séance | Titel der Vorstellung | título de la función | titolo della proiezione | título da sessão | 场次名称
original_title | original title, title original, original language title, native title, project title original language, title ov, title original language | titre original, titre vo | Originaltitel, Original-Titel, Titel original | título original, título en idioma original | titolo originale | título original, título em idioma original | 原片名, 原名, 原文片名, 外文片名, 原始片名, 英文原名
alternate_titles | alternate titles, alternate title, alternative title, other title, other titles, aka, also known as | autre titre, autres titres | Alternativtitel, weitere Titel | otro título, otros títulos, título alternativo | altro titolo, altri titoli | outro título, outros títulos | 别名, 別名, 又名, 英文片名, 英文名
director | director, directors, directed by, filmmaker, filmmakers, director name, film director, directed | réalisation, réalisateur, réalisatrice, réalisateurs, réalisé par, cinéaste | Regie, Regisseur, Regisseurin, Regisseure | dirección, director, directora, directores, realización, realizador, dirigida por | regia, regista, registi, diretto da | realização, realizador, realizadora, direção, diretor, diretora, diretores | 导演, 導演, 監督
writer | writer, writers, written by, screenwriter, screenplay | scénario, scénariste, scénaristes | Drehbuch, Buch, Autor, Drehbuchautor | guion, guión, guionista | sceneggiatura, sceneggiatore | roteiro, argumento, roteirista, guionista | 编剧, 編劇, 剧本
producer | producer, producers, produced by | producteur, productrice, producteurs, production | Produzent, Produzentin, Produktion, Produzenten | productor, productora, productores, producción | produttore, produttori, produzione | produtor, produtora, produtores, produção | 制片人, 製片人, 制片, 監製, 监制
cast | cast, key cast, actors, starring | interprètes, distribution, acteurs, avec | Besetzung, Darsteller, mit | reparto, elenco, intérpretes | interpreti, attori | elenco, atores | 演员, 演員, 主演
credits | credits, crew, people, other credits | équipe, générique, autres crédits | Stab, Mitwirkende, Credits | créditos, equipo | crediti | créditos, equipe | 主创, 演职员
countries | country, countries, country of origin, production country, production countries, nationality, country of production, prod country | pays, pays d'origine, pays de production, nationalité | Land, Länder, Produktionsland, Produktionsländer, Herkunftsland | país, países, país de origen, país de producción, nacionalidad | paese, paesi, nazione, paese di produzione, nazionalità | país de origem, país de produção | 国家, 國家, 国家地区, 制片国家, 制片国家地区, 出品国家, 国别, 產地, 产地, 製作国, 制作国家, 製片國家, 出品国
languages | language, languages, spoken language, dialogue | langue, langues, langue originale, langue parlée | Sprache, Sprachen, Originalsprache | idioma, idiomas, lengua | lingua, lingue, lingua originale | língua, línguas, idioma | 语言, 語言, 对白, 對白
subtitles | subtitles, subtitle, subs, subtitle language | sous-titres, sous-titrage | Untertitel, UT | subtítulos | sottotitoli | legendas | 字幕
year | year, production year, year of production, release year, completion year | année, an, année de production, année de sortie | Jahr, Produktionsjahr, Erscheinungsjahr | año, año de producción | anno, anno di produzione | ano, ano de produção | 年份, 年, 年代, 出品年份, 制作年份, 上映年份, 製作年, 製作年份, 出品年
runtime_seconds | runtime seconds, runtime sec, runtime secs, duration seconds, length seconds | durée secondes | Dauer Sekunden | duración segundos | durata secondi | duração segundos | 片长秒
runtime | runtime, runtime raw, duration, length, running time, run time, time, trt, duration hms, feature length, film length, total runtime | durée | Dauer, Länge, Laufzeit, Spieldauer, Filmlänge | duración, metraje | durata, lunghezza | duração | 片长, 片長, 时长, 時長, 长度, 上映時間, 上映时间, 放映时长, 時間長度
runtime_minutes | runtime min, runtime mins, runtime minutes, duration min, duration mins, duration minutes, length min, length minutes, minutes, mins, min | durée min, minutage | Dauer min, Länge min, Minuten | duración min, minutos | durata min, minuti | duração min | 片长分钟, 分钟, 分鐘
section | section, strand, sidebar, category, track, competition, submission categories, programme section, festival section, programme strand | sélection, catégorie, compétition | Sektion, Reihe, Kategorie, Wettbewerb | sección, categoría, competencia, ciclo | sezione, categoria, concorso | seção, secção, mostra, categoria, competição | 单元, 單元, 类别, 類別, 竞赛单元
status | status, state, judging status, show status, sales status, session status | statut, état | Stand, Zustand | estado, estatus | stato | situação | 状态, 狀態
logline | logline, short synopsis, tagline, one-liner | pitch, résumé court, synopsis court | Kurzinhalt, Kurzbeschreibung, Kurztext | sinopsis corta | sinossi breve | sinopse curta | 一句话简介, 简短介绍
synopsis | synopsis, long synopsis, description, summary, text, plot | résumé, synopsis long | Inhalt, Beschreibung, Inhaltsangabe, Zusammenfassung, Text | sinopsis, descripción, resumen | sinossi, descrizione, trama | sinopse, descrição, resumo | 简介, 簡介, 剧情简介, 剧情, 故事梗概, 内容简介, 介绍
statement | statement, director's statement, director statement, filmmakers statement, submitter statement | note d'intention, déclaration | Statement der Regie, Regiekommentar | declaración del director, nota del director | note di regia | nota do diretor, nota de intenções | 导演阐述, 導演闡述
note | note, notes, comment, comments, remark, remarks | remarque, remarques, commentaire, commentaires | Notiz, Notizen, Anmerkung, Anmerkungen, Bemerkung, Bemerkungen, Kommentar | nota, notas, observaciones, comentarios | osservazioni, commenti | observações, comentários | 备注, 備註, 注释, 说明
kind | kind, type, screening type, show type | type de séance, genre de séance | Art, Typ, Vorstellungsart | tipo, tipo de función, tipo de sesión | tipo di proiezione | tipo de sessão | 类型, 類型, 场次类型
venue | venue, cinema, theatre, theater, building, location, venue name, cinema name, theatre name, theater name, where, site | lieu, cinéma, théâtre, où, nom du lieu, nom du cinéma | Kino, Spielort, Ort, Spielstätte, Veranstaltungsort, Haus, wo, Kinoname | sede, cine, lugar, recinto, teatro, dónde, nombre de la sede | luogo, cinema, sede, dove, nome del cinema | local, cinema, espaço, onde, nome do local | 影院, 地点, 地點, 电影院, 電影院, 放映地点, 场馆, 剧院, 劇院, 影院名称, 戏院, 戲院
screen | screen, room, hall, auditorium, screen name, screen number, hall name, room name, auditorium name | salle, écran, nom de la salle | Saal, Leinwand, Kinosaal, Raum, Saalname, Leinwand Saal | sala, pantalla | sala, schermo | sala, tela | 影厅, 影廳, 厅, 廳, 放映厅, 放映廳, 影厅名称, 厅号, 廳號
seats | seats, capacity, seating, total seats, seat count, no of seats, number of seats | places, capacité, sièges, jauge, nombre de places | Plätze, Sitzplätze, Sitze, Kapazität, Anzahl Plätze, Platzzahl | butacas, aforo, capacidad, plazas, asientos, número de butacas | posti, capienza, numero di posti | lugares, lotação, capacidade, número de lugares | 座位, 座位数, 座位數, 容量, 座席
code | code, short code, abbreviation | code, sigle, abréviation | Code, Kürzel | código, clave | codice, sigla | código, sigla | 代码, 代碼, 场次号, 場次號
opens | opens, open, opens at, opening | ouverture, ouvre | öffnet, Öffnung, geöffnet ab | apertura, abre | apertura, apre | abertura, abre | 开门, 开放, 開放, 开门时间
closes | closes, close, closes at, closing | fermeture, ferme | schließt, Schließung, geöffnet bis | cierre, cierra | chiusura, chiude | encerramento, fecho | 关门, 关闭, 關閉, 关门时间
hours | hours, opening hours | heures d'ouverture, horaires d'ouverture | Öffnungszeiten | horario de apertura, horario | orari di apertura, orario di apertura | horário de funcionamento | 开放时间, 營業時間, 营业时间
turnaround_minutes | turnaround minutes, turnaround, changeover | battement, intervalle | Wechselzeit, Umbauzeit | recambio, intervalo entre funciones | cambio sala | intervalo | 间隔, 清场时间
order | order, position, sort | ordre | Reihenfolge | orden | ordine | ordem | 顺序, 排序
films | films, film ids, film titles, titles, contents | films, programme de courts, contenu | Filme, Inhalt Filme | películas, contenido | i film | filmes, conteúdo | 影片列表, 包含影片
programme | programme, program, package, block | programme, séance | Programm, Block, Filmblock | programa, bloque | programma, blocco | programa, bloco | 节目, 節目
gap_minutes | gap minutes, gap | pause | Pause | pausa | pausa | pausa |
gap_seconds | gap seconds | | | | | |
own_name | own name | | | | | |
source_file | source file | | | | | |
source_line | source line | | | | | |
own_section | own section | | | | | |
wanted | wanted, screenings wanted | séances souhaitées | gewünschte Vorstellungen | | | |
start | start, starts, starts at, start time, start date time, datetime, date time, begins, begin, showtime, date and time, when, feature start time, session start, start datetime, scheduled start | début, heure de début, commence, date et heure, date heure, quand, de | Beginn, Anfang, Startzeit, Anfangszeit, Datum Uhrzeit, wann, von, Vorstellungsbeginn | inicio, comienzo, hora de inicio, empieza, fecha y hora, cuándo, desde | inizio, ora di inizio, ora inizio, data e ora, quando, dalle | início, hora de início, começo, data e hora, quando | 开始, 開始, 开始时间, 開始時間, 放映时间, 放映時間, 开场, 开场时间, 開場時間
date | date, day, screening date, start date, show date, event date, performance date, session date | date, jour, date de la séance, date de projection | Datum, Tag, Vorstellungsdatum, Termin, Spieltag, Wochentag und Datum | fecha, día, fecha de la función | data, giorno, data della proiezione | data, dia, data da sessão | 日期, 放映日期, 日子, 场次日期, 放映日
time | clock, starts at time, hour, showtimes, session time, performance time, event time | heure, horaire, heure de la séance, heure de projection | Uhrzeit, Zeit, Uhr, Beginn Uhrzeit | hora, hora de la función | ora, orario, ora della proiezione, orario della proiezione | hora, horário, hora da sessão | 时间, 時間, 时刻, 放映时刻, 场次时间
end | end, ends, ends at, end time, end date time, finish, finishes, feature end time, session end, until, end datetime, scheduled end | fin, heure de fin, jusqu'à, à | Ende, Endzeit, Schluss, bis, Vorstellungsende | fin, final, hora de fin, termina, hasta | fine, ora di fine, ora fine, alle, fino alle | fim, término, hora de fim, até | 结束, 結束, 结束时间, 結束時間, 散场, 散场时间, 散場時間
cancelled | cancelled, canceled, is cancelled | annulé, annulée | abgesagt, entfällt | cancelado, cancelada | annullato, annullata | cancelado, cancelada | 取消, 已取消
cancelled_reason | cancelled reason, reason | raison, motif | Grund | motivo | motivo | motivo | 取消原因, 原因
preshow_minutes | preshow minutes, preshow, trailers, ads | avant-programme | Vorprogramm, Werbung | | | | 映前
intro_minutes | intro minutes, intro, introduction | présentation, introduction | Einführung, Begrüßung | presentación | presentazione | apresentação | 映前介绍
qa_minutes | qa minutes, qa, q and a, q&a | débat, rencontre, échange | Filmgespräch, Gespräch, Publikumsgespräch | coloquio, conversatorio | incontro, dibattito | debate, conversa | 映后, 映后交流, 映後座談
pinned | pinned, locked, fixed | fixé, verrouillé | fest, fixiert | fijo | fisso | fixo | 固定
certificate | certificate, rating, age rating, age limit, classification, FSK | visa, limite d'âge, âge | Altersfreigabe, Freigabe | clasificación, edad | classificazione, età | classificação, classificação etária | 分级, 分級
premiere | premiere, premiere status | première, statut de première | Premiere, Premierenstatus | estreno, estatus de estreno, premier | anteprima, prima | estreia, estatuto de estreia | 首映, 首映状态
expected_demand | expected demand, demand, expected audience, popularity | public attendu, demande | erwartete Nachfrage, Nachfrage | demanda, público esperado | domanda, pubblico atteso | procura, público esperado | 预计观众, 预期需求
maximum_screenings | maximum screenings, max screenings, contract maximum | séances maximum | maximale Vorstellungen | máximo de funciones | proiezioni massime | máximo de sessões | 最多场次
tickets_sold | tickets sold, sold, admissions, booked, tickets | billets vendus, entrées, vendus | verkaufte Karten, verkauft, Besucher, Karten verkauft | entradas vendidas, vendidas, boletos vendidos | biglietti venduti, venduti | bilhetes vendidos, vendidos, ingressos vendidos | 已售票数, 售票, 已售, 票房人数, 已售票
last_exit | last exit, hard out | sortie au plus tard | spätestens leer | | | |
"""


def names() -> Iterator[tuple[str, str, str]]:
    """Every name: the field, the language, and the name as people write it."""
    for line in _NAMES.strip().splitlines():
        field, *columns = (part.strip() for part in line.split("|"))
        for language, column in zip(LANGUAGES, columns, strict=True):
            for name in filter(None, (part.strip() for part in column.split(","))):
                yield field, language, name
    for field, name in japanese_names():
        yield field, "ja", name
