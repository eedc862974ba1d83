"""The names of countries as catalogues write them, to tell “(China, 2012)” from another title."""

from __future__ import annotations

_NAMES = """Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria,
Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan,
Bolivia, Bosnia and Herzegovina, Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burundi,
Cambodia, Cameroon, Canada, Cape Verde, Chad, Chile, China, Colombia, Congo, Costa Rica,
Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, Dominican Republic, East Germany,
Ecuador, Egypt, El Salvador, Eritrea, Estonia, Ethiopia, Fiji, Finland, France, Gabon, Gambia,
Georgia, Germany, Ghana, Greece, Greenland, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti,
Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy,
Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Korea, Kosovo, Kuwait, Kyrgyzstan, Laos,
Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Macao, Macau,
Macedonia, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico,
Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal,
Netherlands, The Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea,
North Macedonia, Norway, Oman, Pakistan, Palestine, Panama, Papua New Guinea, Paraguay, Peru,
Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Samoa, San Marino,
Saudi Arabia, Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia,
South Africa, South Korea, Soviet Union, Spain, Sri Lanka, Sudan, Sweden, Switzerland, Syria,
Taiwan, Tajikistan, Tanzania, Thailand, Tibet, Togo, Trinidad and Tobago, Tunisia, Turkey,
Türkiye, Turkmenistan, Uganda, Ukraine, United Arab Emirates, United Kingdom, United States,
United States of America, Uruguay, Uzbekistan, Uruguai, Paraguai, Russian Federation,
Republic of Korea,
Republic of Moldova, Czechoslovakia, Scotland, Wales, England, Northern Ireland, Catalonia,
Quebec, Vanuatu, Venezuela, Vietnam, West Germany, Yemen, Yugoslavia, Zambia, Zimbabwe, USA, UK,
U.S.A., U.K., US, U.S., UAE, USSR, PRC, Deutschland, Österreich, Schweiz, Frankreich, Italien,
Spanien, Großbritannien, Niederlande, Belgien, Polen, Dänemark, Schweden, Norwegen, Finnland,
Ungarn, Tschechien, Türkei, Griechenland, Allemagne, Autriche, Suisse, Espagne, Italie,
Royaume-Uni, États-Unis, Belgique, Pays-Bas, Pologne, Suède, Norvège, Danemark, Grèce, Turquie,
Chine, Japon, Corée du Sud, Brésil, Maroc, Tunisie, Algérie, Liban, Alemania, España, Francia,
Italia, Reino Unido, Estados Unidos, EE.UU., México, Brasil, Perú, Suiza, Bélgica, Países Bajos,
Polonia, Suecia, Noruega, Dinamarca, Grecia, Turquía, Japón, Germania, Spagna, Svizzera,
Regno Unito, Stati Uniti, Belgio, Paesi Bassi, Svezia, Alemanha, Espanha, França, Itália, Suíça,
EUA, Países Baixos, Ägypten, Albanien, Algerien, Argentinien, Australien,
Bosnien und Herzegowina, Brasilien, Bulgarien, Estland, Georgien, Indien, Indonesien, Irland,
Island, Jugoslawien, Kanada, Kolumbien, Kroatien, Kuba, Lettland, Libanon, Litauen, Luxemburg,
Marokko, Mexiko, Neuseeland, Nordmazedonien, Philippinen, Rumänien, Russland, Saudi-Arabien,
Serbien, Singapur, Slowakei, Slowenien, Sowjetunion, Südafrika, Südkorea, Syrien,
Tschechoslowakei, Tunesien, Vereinigtes Königreich, Vereinigte Staaten, Weißrussland, Zypern,
BRD, DDR, UdSSR, ČSSR, Afrique du Sud, Albanie, Argentine, Arménie, Australie,
Bosnie-Herzégovine, Bulgarie, Cameroun, Chili, Colombie, Corée, Côte d'Ivoire, Croatie, Égypte,
Équateur, Estonie, Éthiopie, Finlande, Géorgie, Hongrie, Inde, Indonésie, Irak, Irlande,
Islande, Israël, Jordanie, Lettonie, Lituanie, Malaisie, Mexique, Mongolie, Népal,
Nouvelle-Zélande, Pérou, Roumanie, Russie, Serbie, Sénégal, Singapour, Slovaquie, Slovénie,
Syrie, Taïwan, Tchad, Tchéquie, République tchèque, Thaïlande, Union soviétique, Viêt Nam,
Arabie saoudite, Argelia, Bosnia y Herzegovina, Camboya, Camerún, Canadá, Corea del Sur,
Costa de Marfil, Croacia, Egipto, Eslovaquia, Eslovenia, Etiopía, Filipinas, Finlandia, Hungría,
Irán, Irlanda, Islandia, Letonia, Líbano, Lituania, Luxemburgo, Malasia, Marruecos,
Nueva Zelanda, Palestina, Panamá, República Checa, República Dominicana, Rumanía, Rumania,
Rusia, Siria, Sudáfrica, Tailandia, Túnez, Ucrania, Unión Soviética, Brasile, Cile, Cina,
Corea del Nord, Corea, Croazia, Danimarca, Egitto, Filippine, Giappone, Inghilterra, Libano,
Lettonia, Marocco, Messico, Norvegia, Nuova Zelanda, Portogallo, Repubblica Ceca, Slovacchia,
Thailandia, Turchia, Ucraina, Ungheria, África do Sul, Arábia Saudita, Argélia, Áustria,
Cabo Verde, Camarões, Chéquia, Coreia do Sul, Croácia, Egito, Eslovénia, Eslováquia, Estónia,
Estônia, Finlândia, Geórgia, Grécia, Guiné-Bissau, Hungria, Índia, Irão, Irã, Islândia, Letónia,
Lituânia, Moçambique, Polónia, Polônia, Roménia, Romênia, Rússia, Sérvia, Síria, Suécia,
Tailândia, Tunísia, Turquia, Ucrânia, Vietname, Nederland, België, Duitsland, Frankrijk, Italië,
Spanje, Verenigd Koninkrijk, Verenigde Staten, Zweden, Noorwegen, Denemarken, Oostenrijk,
Zwitserland, Griekenland, Hongarije, Roemenië, Rusland, Turkije, Oekraïne, Ierland, Brazilië,
Zuid-Afrika, Zuid-Korea, Tsjechië, Polska, Česko, Česká republika, Slovensko, Magyarország,
România, Sverige, Norge, Danmark, Suomi, Ísland, Eesti, Latvija, Lietuva, Hrvatska, Srbija,
Slovenija, Ελλάδα, Россия, Украина, Україна, 中国, 中國, 中国大陆, 台湾, 台灣, 香港, 澳門, 澳门,
日本, 韩国, 韓國, 南韓, 韓国, 한국, 大韓民國, 美国, 美國, 英国, 英國, 法国, 法國, 德国, 德國,
意大利, 西班牙, 葡萄牙, 瑞士, 瑞典, 挪威, 丹麥, 丹麦, 芬蘭, 芬兰, 荷兰, 荷蘭, 比利時, 比利时,
奧地利, 奥地利, 波兰, 波蘭, 俄罗斯, 俄羅斯, 印度, 印尼, 泰国, 泰國, 越南, 新加坡, 马来西亚,
馬來西亞, 菲律賓, 菲律宾, 伊朗, 加拿大, 墨西哥, 巴西, 阿根廷, 澳洲, 澳大利亚, アメリカ,
イギリス, フランス, ドイツ, イタリア, スペイン, カナダ, インド, タイ, ベトナム, フィリピン,
インドネシア, ロシア, 미국, 영국, 프랑스, 독일, 일본, 중국, 대만, مصر, لبنان, المغرب, تونس,
الجزائر, فلسطين, سوريا, الأردن, العراق, السعودية, المملكة العربية السعودية, الإمارات,
الإمارات العربية المتحدة, الكويت, قطر, البحرين, عمان, اليمن, ليبيا, السودان, فرنسا, ألمانيا,
إسبانيا, إيطاليا, بريطانيا, المملكة المتحدة, الولايات المتحدة, أمريكا, كندا, تركيا, إيران,
السويد, بلجيكا, سويسرا, الهند, اليابان, الصين"""

_CODE_WORDS = """
A AR AT AU B BA BE BG BR CA CH CL CN CO CR CU CZ D DE DK E EE EG ES F FI FR GB GR HK HR HU I IE
IL IN IR IS IT JP KR LB LT LU LV MA MX NL NO NZ P PE PL PT RO RS RU S SE SG SI SK TH TN TR TW UA
VN ZA ARG AUS AUT BEL BOL BRA BUL CAN CHI CHL CHN COL CRO CUB CZE DEN DNK ESP EST FIN FRA GBR
GER DEU GRE GRC HKG HRV HUN IND IRL IRN ISL ISR ITA JPN KOR LBN LTU LUX LVA MAR MEX NED NLD NOR
NZL PER PHI PHL POL POR PRT PSE ROU RUS SRB SGP SLO SVN SVK SWE SUI CHE THA TUN TUR TWN UKR URU
URY VEN VNM ZAF"""
_CODES = frozenset(_CODE_WORDS.split())
"""Codes of countries by ISO 3166, of the Olympics and of number plates: two letters mean little by
themselves, so they count beside a year or a length only."""

_BY_FOLDED = {
    " ".join(name.split()).casefold(): " ".join(name.split()) for name in _NAMES.split(",")
}


def country(text: str) -> str:
    """The country of that name as it is usually written; empty when it is not one."""
    return _BY_FOLDED.get(text.strip().casefold(), "")


def country_code(text: str) -> str:
    """A code as catalogues print it beside a year, “D 2023” or “A/CH, 2022”; empty for others."""
    return text if text in _CODES else ""
