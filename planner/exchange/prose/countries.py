"""The names of countries as catalogues write them, to tell “(China, 2012)” from another title."""

from __future__ import annotations

_NAMES = """Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia,
Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin,
Bhutan, Bolivia, Bosnia and Herzegovina, Botswana, Brazil, Brunei, Bulgaria, Burkina Faso,
Burundi, Cambodia, Cameroon, Canada, Cape Verde, Chad, Chile, China, Colombia, Congo, Costa
Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, Dominican Republic, East Germany,
Ecuador, Egypt, El Salvador, Eritrea, Estonia, Ethiopia, Fiji, Finland, France, Gabon, Gambia,
Georgia, Germany, Ghana, Greece, Greenland, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti,
Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy,
Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Korea, Kosovo, Kuwait, Kyrgyzstan, Laos,
Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Macao, Macau,
Macedonia, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico,
Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal,
Netherlands, The Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea, North
Macedonia, Norway, Oman, Pakistan, Palestine, Panama, Papua New Guinea, Paraguay, Peru,
Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Samoa, San Marino,
Saudi Arabia, Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South
Africa, South Korea, Soviet Union, Spain, Sri Lanka, Sudan, Sweden, Switzerland, Syria, Taiwan,
Tajikistan, Tanzania, Thailand, Tibet, Togo, Trinidad and Tobago, Tunisia, Turkey, Türkiye,
Turkmenistan, Uganda, Ukraine, United Arab Emirates, United Kingdom, United States, United
States of America, Uruguay, Uzbekistan, Russian Federation, Republic of Korea, Republic of
Moldova, Czechoslovakia, Scotland, Wales, England, Northern Ireland, Catalonia, Quebec, Vanuatu,
Venezuela, Vietnam, West Germany, Yemen, Yugoslavia, Zambia, Zimbabwe, USA, UK, U.S.A., U.K.,
US, U.S., UAE, USSR, PRC, Deutschland, Österreich, Schweiz, Frankreich, Italien, Spanien,
Großbritannien, Niederlande, Belgien, Polen, Dänemark, Schweden, Norwegen, Finnland, Ungarn,
Tschechien, Türkei, Griechenland, Allemagne, Autriche, Suisse, Espagne, Italie, Royaume-Uni,
États-Unis, Belgique, Pays-Bas, Pologne, Suède, Norvège, Danemark, Grèce, Turquie, Chine, Japon,
Corée du Sud, Brésil, Maroc, Tunisie, Algérie, Liban, Alemania, España, Francia, Italia, Reino
Unido, Estados Unidos, EE.UU., México, Brasil, Perú, Suiza, Bélgica, Países Bajos, Polonia,
Suecia, Noruega, Dinamarca, Grecia, Turquía, Japón, Germania, Spagna, Svizzera, Regno Unito,
Stati Uniti, Belgio, Paesi Bassi, Svezia, Alemanha, Espanha, França, Itália, Suíça, EUA, Países
Baixos, 中国, 中國, 台湾, 台灣, 香港, 日本, 韩国, 韓國"""

_BY_FOLDED = {
    " ".join(name.split()).casefold(): " ".join(name.split()) for name in _NAMES.split(",")
}


def country(text: str) -> str:
    """The country of that name as it is usually written; empty when it is not one."""
    return _BY_FOLDED.get(text.strip().casefold(), "")
