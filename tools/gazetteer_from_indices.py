#!/usr/bin/env python3
"""Company rows for data/companies.tsv out of the stock indices of the registry package `pytickersymbols`.

Only facts are taken: the name (legal form stripped), the country, the home ticker with its market, the ISIN. The package is
MIT licensed (1.17.10, https://pypi.org/project/pytickersymbols/). No network is used while this runs.

    python3 -m venv v && v/bin/pip install pytickersymbols
    v/bin/python tools/gazetteer_from_indices.py            # rows (with header) on standard output
    v/bin/python tools/gazetteer_from_indices.py -o FILE    # rows to FILE (temporary file, then rename)
    v/bin/python tools/gazetteer_from_indices.py --no-header

Columns: name, aliases (joined by |), country, kind, flags, ids (joined by |), as_of, source (always `pytickersymbols`).

What the package gets wrong, and what is done about it:
  - `country` is often wrong outside the US ("Deutsche Telekom: Russian Federation", "Suzuki: United Kingdom") or a US city. The
    country is that of the index's home market, unless the table COUNTRY below or (US indices) the tail of the city says otherwise.
  - an entry may mix the ISINs of two companies (ABB with a French one). An ISIN is kept only where the entry has exactly one,
    it passes its check digit, and its prefix is the row's country.
  - symbols may be those of other markets ("BOIVF"). A ticker is kept only where its suffix (.PA, .DE, ...) is known, with the
    market's MIC; for US indices where the symbol list names NYSE or NASDAQ for exactly that symbol.
  - names carry Wikipedia remains ("Puma (brand)", "KalmarB") or former names. The table NAME below mends them; None drops a row.
"""
import argparse
import os
import re
import sys
import tempfile

AS_OF = "2026-11"
SOURCE = "pytickersymbols"
HEADER = "name\taliases\tcountry\tkind\tflags\tids\tas_of\tsource"

# index -> country of its home market
HOME = {
    "AEX": "NL", "BEL 20": "BE", "CAC_40": "FR", "CAC Mid 60": "FR", "DAX": "DE", "MDAX": "DE", "SDAX": "DE", "TecDAX": "DE",
    "EURO STOXX 50": None, "FTSE 100": "GB", "IBEX 35": "ES", "NIKKEI 225": "JP", "OMX Helsinki 25": "FI",
    "OMX Stockholm 30": "SE", "Switzerland 20": "CH",
    "DOW JONES": "US", "NASDAQ 100": "US", "S&P 100": "US", "S&P 500": "US", "S&P 600": "US",
    # indices that other versions of the package know
    "FTSE MIB": "IT", "ATX": "AT",
}
SUFFIX = {  # suffix of the symbol -> (MIC, country of the market)
    "AS": ("XAMS", "NL"), "BR": ("XBRU", "BE"), "PA": ("XPAR", "FR"), "DE": ("XETR", "DE"), "MI": ("XMIL", "IT"),
    "MC": ("XMAD", "ES"), "L": ("XLON", "GB"), "T": ("XTKS", "JP"), "HE": ("XHEL", "FI"), "ST": ("XSTO", "SE"),
    "SW": ("XSWX", "CH"), "VI": ("XWBO", "AT"),
}
TAIL = {  # tail of the "city" of US index members -> country; anything else is US
    "United Kingdom": "GB", "Ireland": "IE", "Netherlands": "NL", "Switzerland": "CH", "Bermuda": "BM", "Singapore": "SG",
    "Israel": "IL", "Canada": "CA", "Bahamas": "BS", "Argentina": "AR", "China": "CN", "Puerto Rico": "PR", "Luxembourg": "LU",
    "Australia": "AU", "Mexico": "MX",
}
COUNTRY = {  # headquarters elsewhere than the index's home market (own knowledge)
    "RELX": "GB", "Shell": "GB", "Unilever": "GB", "ArcelorMittal": "LU", "DSM-Firmenich": "CH", "Argenx": "NL", "Airbus": "NL",
    "Exor": "NL", "Stellantis": "NL", "ABB": "CH", "AstraZeneca": "GB", "Aperam": "LU", "Technip Energies": "FR",
    "SES": "LU", "Qiagen": "NL", "Ferrari": "IT", "Enel": "IT", "Eni": "IT", "Intesa Sanpaolo": "IT", "UniCredit": "IT",
    "Nordea": "FI", "Iberdrola": "ES", "Inditex": "ES", "Coca-Cola HBC": "CH", "DCC": "IE", "Fresnillo": "MX", "Glencore": "CH",
    "Metlen Energy & Metals": "GR", "Pershing Square Holdings": "GG", "Entain": "GB", "Aroundtown": "LU", "Befesa": "LU",
    "Grand City Properties": "LU", "RTL Group": "LU", "Redcare Pharmacy": "NL", "International Airlines Group": "GB",
    "SAF-Holland": "DE", "Kontron": "AT", "Fresenius Medical Care": "DE", "Banco Santander": "ES",
    "Banco Bilbao Vizcaya Argentaria": "ES", "Spotify": "SE", "Linde": "GB", "Stabilus": "DE", "Verallia": "FR",
    "Experian": "IE", "Medtronic": "IE", "Accenture": "IE", "Adidas": "DE", "LyondellBasell": "US", "Carnival": "US",
    "PDD Holdings": "CN", "Mercado Libre": "UY", "Stabilus": "DE", "Aptiv": "CH", "ASML Holding": "NL", "Arm Holdings": "GB", "Ferrovial": "NL",
    "Endeavour Mining": "GB", "Rio Tinto": "GB", "Popular": "PR", "Universal Music Group": "NL",
}
NAME = {  # name in the package, or cleaned name -> name; None: not taken (wrong entry or a double)
    "KalmarB": "Kalmar", "IndustrivärdenC": "Industrivärden", "LifcoB": "Lifco", "arGEN-X": "Argenx", "AENA": "Aena",
    "Heineken International": "Heineken", "KBC Bank": "KBC", "Redeia Corporación": "Redeia", "Elia System Operator": "Elia Group",
    "Orpea-Gruppe": "Emeis", "Française des Jeux (Lotterie)": "FDJ United", "Esso S.A.F.": None, "BIC Group": "Bic",
    "ALD Automotive": "Ayvens", "KSB SE & Co. KGaA": "KSB", "TAG Tegernsee Immobilien und Beteiligung": "TAG Immobilien",
    "Shop Apotheke Europe": "Redcare Pharmacy", "HeidelbergCement": "Heidelberg Materials", "Fuchs Petrolub": "Fuchs",
    "Volkswagen Group": "Volkswagen", "Merck Group": "Merck KGaA", "Porsche SE": "Porsche Automobil Holding",
    "Mercedes-Benz Group": "Mercedes-Benz", "ThyssenKrupp": "Thyssenkrupp", "Lufthansa Group": "Lufthansa",
    "Asahi Breweries": "Asahi Group Holdings", "Sapporo Breweries": "Sapporo Holdings", "Kyowa Hakko Kirin": "Kyowa Kirin",
    "Sompo Japan Nipponkoa Holdings": "Sompo Holdings", "Sumitomo Dainippon Pharma": "Sumitomo Pharma",
    "Nippon Ham": "NH Foods", "Toppan Printing": "Toppan Holdings", "Mitsubishi Chemical Holdings": "Mitsubishi Chemical Group",
    "Kajima Construction": "Kajima", "Nippon Telegraph & Telephone": "NTT", "Eneos Holdings": "Eneos", "Isetan Mitsukoshi Holdings":
    "Isetan Mitsukoshi", "Tokyu Land": "Tokyu Fudosan", "Muji": "Ryohin Keikaku", "Nissan Chemical Industries": "Nissan Chemical",
    "Ube Industries": "UBE Corporation", "Oji Paper": "Oji Holdings", "Yamato Transport": "Yamato Holdings",
    "Swiss Reinsurance": "Swiss Re", "Autotrader Group": "Auto Trader Group", "Sampo Group": "Sampo",
    "Orion Corporation (pharmaceutical company)": "Orion Oyj", "Metso (2020–present)": "Metso", "Cargotec": "Hiab",
    "TietoEVRY": "Tietoevry", "SEB Group": "SEB", "SCA": "Svenska Cellulosa", "SMIN": None, "Stratec Biomedical Systems": "Stratec",
    "SFC Energy": "SFC Energy", "Hornbach (retailer)": "Hornbach", "Wüstenrot & Württembergische": "Wüstenrot & Württembergische",
    "Fukuoka Financial Group": "Fukuoka Financial Group", "Bank of Yokohama": None, "Deutsche Post": "DHL Group",
    "ACS Group": "ACS", "Inmobiliaria Colonial": "Colonial", "Indra Sistemas": "Indra", "Acciona Energía": "Acciona Energía",
    "ASR Nederland": "ASR Nederland", "Philips": "Philips", "Hermès": "Hermès", "Thales Group": "Thales", "Ipsen Group": "Ipsen",
    "Facebook": "Meta Platforms", "Marathon Digital": "Mara Holdings", "Harsco": "Enviri", "Mack-Cali Realty": "Veris Residential",
    "Career Education": "Perdoceo", "Viad": "Pursuit Attractions", "Lexington Realty Trust": "LXP Industrial Trust",
    "Monro Muffler Brake": "Monro", "Boliden AB": "Boliden", "Alphabet": "Alphabet", "The Coca-Cola Company": "Coca-Cola",
    "Worthington Industries": "Worthington Enterprises", "Adobe": "Adobe", "Gogo Inflight Internet": "Gogo", "F & C Investment Trust":
    "F&C Investment Trust", "Topgolf Callaway Brands": "Topgolf Callaway Brands", "News": "News Corp", "Fox": "Fox Corporation",
    "Fresenius SE": "Fresenius", "Wendel (Beteiligungsgesellschaft)": "Wendel", "Mitsubishi": "Mitsubishi Corporation",
    "Sumitomo": "Sumitomo Corporation", "Suss Microtec": "Süss MicroTec", "Deutsche Beteiligungs": "Deutsche Beteiligungs",
    "Jackson National Life": "Jackson Financial", "Nikon": "Nikon", "Next": "Next plc", "Sixt": "Sixt", "Smith": "A. O. Smith",
    "Target": "Target Corporation", "Block": "Block", "Merck & Co": "Merck & Co.", "SHIFT": "Shift Inc.", "Orix": "Orix",
    "Sixt SE": "Sixt", "Apollo": "Apollo Global Management", "Coca-Cola": "Coca-Cola", "Linde plc": "Linde", "Suzuki": "Suzuki",
    "Rubis SCA": "Rubis", "Deutsche EuroShop": "Deutsche EuroShop", "Yamaha": "Yamaha Corporation", "Yamaha Motor": "Yamaha Motor",
    "Komatsu Limited": "Komatsu", "Kirin": "Kirin Holdings", "Kao": "Kao Corporation",
    "Carnival Corporation": "Carnival", "Kohlberg Kravis Roberts": "KKR", "MetaBank": "Pathward Financial", "EBay": "eBay",
    "Pinduoduo": "PDD Holdings", "Community Bank, N.A.": "Community Financial System", "STABILUS": "Stabilus",
    "Concentra Group Holdings Parent": "Concentra", "W. W. Grainger": "Grainger", "BJ’s Restaurants": "BJ's Restaurants",
    "Dow Chemical": "Dow", "Schlumberger": "SLB", "Brown–Forman": "Brown-Forman", "FANUC": "Fanuc", "ALTEN": "Alten",
    "AEON": "Aeon", "SUMCO": "Sumco", "Dorman products": "Dorman Products", "BlackLine Systems": "BlackLine",
    "Métropole Télévision": "M6", "LY": "LY Corporation", "MicroStrategy": "Strategy", "Bancorp": "The Bancorp",
    "Ball": "Ball Corporation", "Pool": "Pool Corporation", "Dana": "Dana Incorporated", "Gates": "Gates Industrial",
    "Brady": "Brady Corporation", "NOW": "DNOW",
}
DROP_SYMBOL = {  # entries that stand for another company than their name says
    ("SES S.A.", "SMIN.L"), ("Fresenius Medical Care", "FRE.DE"), ("ABB", "ABB"), ("SoftBank", "9434.T"),
}
EXTRA_ALIAS = {
    "Alphabet": "Google", "Meta Platforms": "Meta|Facebook", "DHL Group": "Deutsche Post|Dhl|DHL", "NTT": "Ntt|Nippon Telegraph and Telephone",
    "Emeis": "Orpea", "FDJ United": "FDJ|Française des Jeux", "Ayvens": "ALD Automotive", "Heidelberg Materials": "HeidelbergCement",
    "SLB": "Schlumberger", "eBay": "EBay|Ebay", "Strategy": "MicroStrategy", "Dow": "Dow Chemical", "KKR": "Kkr|Kohlberg Kravis Roberts",
    "PDD Holdings": "Pinduoduo",
}
LEGAL = re.compile(
    r"(?:[ ,]+(?:Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|S\.?A|S\.?p\.?A|SpA|N\.?V|A\.?G|SE|AB|ASA|Oyj|KGaA|SCA|"
    r"LLC|L\.?P|SA|& Co)\.?)+$")
# names that would be a bare common word without their legal form keep it
KEEP_FORM = {"Next", "Target", "Shift", "SHIFT", "Orion", "Sharp", "Recruit", "Evolution", "Rational", "Investor", "Sage", "Cactus",
             "Interface", "Stride", "Popular", "Mitsubishi", "Sumitomo", "Shimizu", "Yamaha", "Kao", "Kirin", "Disco", "Gap", "Fox",
             "News", "Carrier", "Universal", "Noble", "Diploma"}


def clean(raw):
    """The name without parentheses, article and legal form."""
    if raw in NAME:
        return NAME[raw]
    name = re.sub(r"\s*\([^)]*\)", "", raw).strip()
    bare = LEGAL.sub("", name).strip(" ,")
    bare = re.sub(r"\s+(?:&|and)$", "", re.sub(r"^The ", "", bare))
    if bare in NAME:
        return NAME[bare]
    if bare in KEEP_FORM:
        return name.rstrip(".") if not name.endswith("Inc.") else name
    return bare


def isin_ok(code):
    """ISO 6166 check digit."""
    if not re.fullmatch(r"[A-Z]{2}[A-Z0-9]{9}[0-9]", code):
        return False
    digits = "".join(str(int(c, 36)) for c in code)
    total = 0
    for i, c in enumerate(reversed(digits)):
        d = int(c) * (2 if i % 2 else 1)
        total += d - 9 if d > 9 else d
    return total % 10 == 0


def ids_of(stock, country):
    out = []
    symbol = stock.get("symbol") or ""
    head, dot, tail = symbol.rpartition(".")
    if dot and tail in SUFFIX and re.fullmatch(r"[A-Z0-9-]{1,8}", head):
        mic, home = SUFFIX[tail]
        if home == country:
            out += [f"ticker:{head}", f"mic:{mic}"]
    elif not dot and re.fullmatch(r"[A-Z]{1,5}", symbol) and country == "US":
        for s in stock.get("symbols") or []:
            market = {"NYSE:" + symbol: "XNYS", "NASDAQ:" + symbol: "XNAS"}.get(s.get("google") or "")
            if market:
                out += [f"ticker:{symbol}", f"mic:{market}"]
                break
    isins = [i for i in stock.get("isins") or [] if isin_ok(i)]
    if len(stock.get("isins") or []) == 1 and isins and isins[0][:2] == country:
        out.append("isin:" + isins[0])
    return out


def rows():
    from pytickersymbols import PyTickerSymbols

    source = PyTickerSymbols()
    found = {}
    for index in sorted(source.get_all_indices(), key=lambda i: (HOME.get(i) is None, i)):
        home = HOME.get(index)
        for stock in source.get_stocks_by_index(index):
            if (stock["name"], stock.get("symbol")) in DROP_SYMBOL:
                continue
            name = clean(stock["name"].replace("\xa0", " ").strip())
            if not name or len(name) < 2:
                continue
            country = COUNTRY.get(name) or home
            if country == "US" and name not in COUNTRY:
                country = TAIL.get(re.split(r",\s*", stock.get("country") or "")[-1].strip(), "US")
            if not country:
                continue
            ids = ids_of(stock, country)
            key = name.casefold()
            if key in found:
                if len(ids) > len(found[key][2]):
                    found[key] = (found[key][0], found[key][1], ids)
            else:
                found[key] = (name, country, ids)
    for name, country, ids in sorted(found.values(), key=lambda r: r[0].casefold()):
        kind = "bank" if re.search(r"\b(?:Bank|Banco|Bancorp|Bancshares|Bankinter|CaixaBank|BBVA|HSBC|UBS|Barclays)\b|bank$", name) else "company"
        yield "\t".join([name, EXTRA_ALIAS.get(name, ""), country, kind, "", "|".join(ids), AS_OF, SOURCE])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", help="file to write (default: standard output)")
    parser.add_argument("--no-header", action="store_true", help="rows only")
    args = parser.parse_args()
    text = "".join(([] if args.no_header else [HEADER + "\n"]) + [row + "\n" for row in rows()])
    if not args.output:
        sys.stdout.write(text)
        return
    fd, tmp = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(args.output)))
    with os.fdopen(fd, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    os.chmod(tmp, 0o644)
    os.replace(tmp, args.output)


if __name__ == "__main__":
    main()
