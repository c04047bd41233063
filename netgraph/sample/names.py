"""Plain data: what invented people, firms, schools and places are called.

Given names are common ones of many cultures; surnames, firms, schools and places are invented or so
rare that no combination is anybody known.
"""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# culture -> given names, surnames
NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "arabic": (
        _words("Amal Basim Dalia Farid Hanan Idris Jamila Karim Lubna Nabil Rania Samir Yara Ziad"),
        _words("Alqamari Benhadou Darwazi Elmasrouh Fahoumi Ghazwan Jabbarin Khalfoun Mandouri"),
    ),
    "chinese": (
        _words("Anqi Bowen Chenxi Haoran Jiayi Lixin Meiling Ruolan Shuying Wenjie Xinyi Yuchen"),
        _words("Baoyang Chenglu Dongxia Guanhe Linqiao Ouyuan Qinshan Shaoheng Weiluo Zhumei"),
    ),
    "dutch": (
        _words("Annelies Bram Femke Gijs Hanneke Joris Lotte Maarten Noortje Pieter Roos Sander"),
        _words("Achterveld Boskamper Dijkzicht Grutterink Hooglaren Kwikkel Molenbeke Wierstra"),
    ),
    "english": (
        _words("Abigail Callum Daisy Elliot Freya Gareth Harriet Imogen Joel Keira Lewis Miriam"),
        _words("Ashgrove Birchwell Copperdale Dunmarsh Elderfoot Fenwold Hartlow Larkmoor Tarnley"),
    ),
    "ethiopian": (
        _words("Abebe Bethlehem Dawit Eyerusalem Genet Hirut Kidist Lidya Meron Selam Tesfaye"),
        _words("Adanesh Bekelu Dagnaw Gebrewold Kassahune Mengiru Tadelech Wondimagn Yimeru"),
    ),
    "french": (
        _words("Amélie Bastien Céline Damien Élodie Fabrice Gaëlle Hugo Inès Jérôme Léa Noémie"),
        _words("Aubrepin Beauchêne Clairvaud Desrivaux Fontbrune Grandroche Lavaudrey Montérac"),
    ),
    "german": (
        _words(
            "Anke Benno Carla Dörte Emil Friederike Götz Heike Jörg Käthe Lasse Mareike Rüdiger"
        ),
        _words(
            "Ahrensholt Brückwald Dornfelde Ellerbeck Grünhage Kaltwasser Möllenkamp Wolkenstedt"
        ),
    ),
    "ghanaian": (
        _words("Abena Akosua Efua Esi Kojo Kwabena Kwesi Mansa Nana Yaa Yaw Adwoa Fiifi"),
        _words("Abrokwesi Baffuor Dankwesi Gyimansah Kwartima Nkansare Ofosuhene Tetteya"),
    ),
    "indian": (
        _words("Aditi Arjun Devika Gaurav Harini Ishaan Kavya Lakshmi Manish Nandini Rohan Sunita"),
        _words("Anantharaj Bhaskarini Chandravel Deshmukhe Gokulnath Kasturi Madhavane Santhanam"),
    ),
    "italian": (
        _words("Alessia Bruno Chiara Dario Elena Fausto Giada Ivano Lorena Matteo Ornella Renzo"),
        _words(
            "Altobosco Belcampi Castorani Finalborgo Grandipietra Malvarosa Roccaforti Vallescura"
        ),
    ),
    "japanese": (
        _words("Aiko Daichi Emi Haruka Itsuki Kaede Mio Naoki Ren Sakura Takumi Yui"),
        _words(
            "Asanuki Hoshikawara Kogarashi Minazuki Nishiyamada Otonashima Shirasagi Takamorita"
        ),
    ),
    "korean": (
        _words("Areum Byungho Chaewon Dohyun Eunji Haneul Jisoo Kyungmin Minseo Sejin Yerin"),
        _words("Baekhan Dongbang Hwangbo Jegal Namgung Sagong Seonwoo Tokko"),
    ),
    "nigerian": (
        _words(
            "Adaeze Bolaji Chidi Damilola Ebele Folake Gbenga Ifeoma Kelechi Ngozi Tunde Yetunde"
        ),
        _words("Adebisiwa Chukwuneke Ekwealor Ibironke Nwachala Odunlamiye Okparaeke Oyelaran"),
    ),
    "nordic": (
        _words(
            "Agnes Björn Elin Frida Gunnar Håkon Ingrid Jorunn Lars Maja Oskar Saga Søren Torvald"
        ),
        _words("Almquister Bergsvik Fjordahl Granhagen Kvistlund Norrström Skogvall Ulvehede"),
    ),
    "persian": (
        _words("Arash Behnaz Cyrus Darya Elham Farhad Golnar Kamran Laleh Mina Parisa Soraya"),
        _words("Azarnoush Bahramzade Daneshpour Golestanian Khorramdel Mehrgani Parvizan Roshanak"),
    ),
    "polish": (
        _words(
            "Agnieszka Bogdan Dorota Grażyna Jacek Kinga Łukasz Małgorzata Paweł Świętosława Zofia"
        ),
        _words(
            "Brzozielski Dąbrowiak Gołębczyk Jaworniak Kłosowiec Młynarzak Szczygłowski Wierzbnicki"
        ),
    ),
    "portuguese": (
        _words(
            "Adriana Bernardo Catarina Duarte Filipa Gonçalo Inês João Leonor Margarida Rui Tomás"
        ),
        _words(
            "Albuçada Barroqueiro Caldeirinha Figueirosa Montalvão Pedrógueira Quintela Valverdino"
        ),
    ),
    "spanish": (
        _words(
            "Alba Begoña Cristóbal Dolores Esteban Fermín Graciela Íñigo Lucía Nuria Ramiro Ximena"
        ),
        _words(
            "Arroyuelo Bustamarín Cañaveras Encinares Fuentelsol Montesoro Peñarrubia Villaclara"
        ),
    ),
    "turkish": (
        _words("Ayşe Burak Ceren Deniz Elif Gökçe Hakan İpek Kerem Melike Okan Şule Umut Zeynep"),
        _words("Akçaova Bozdereli Çınaroğlu Demirhisar Gökyazı Karasulu Taşköprülü Yeşilbağ"),
    ),
    "vietnamese": (
        _words("An Bảo Châu Dung Hạnh Khánh Linh Mai Ngọc Phúc Thảo Trang Tuấn Uyên"),
        _words("Bạchvân Đàolâm Hồngsơn Kiềuphong Lưuhà Maithanh Tônhiệp Vươngngân"),
    ),
    "japanese script": (_words("美咲 蓮 陽菜 悠真"), _words("水無原 鳥越沢 星見川 霧ヶ森")),
}

COMPANIES = (
    "Alderfen Insurance", "Amberquay Media", "Bellweather Foods", "Blauwerf Robotics",
    "Cindermill Paper", "Copperline Rail", "Dovetail & Marsh", "Eastlight Optics",
    "Ferngate Retail", "Fjellstad Power", "Glasswing Pharma", "Greywharf Shipping",
    "Hollowtree Games", "Ironbridge Tooling", "Juniper Row Law", "Kettleby Ceramics",
    "Lanternfield School", "Marrowstone Mining", "Nettleford Farms", "Oakhaven Hotels",
    "Palefire Studio", "Pinewick Furniture", "Quarrystone Build", "Redshank Airways",
    "Saltmarsh Energy", "Silverbirch Trust", "Skylark Telecom", "Thistledown Textiles",
    "Umbervale Council", "Vantry Motors", "Wexmoor Housing", "Willowbrook Care",
    "Yarrow Street Books", "Zephyr Point Marine",
)  # fmt: skip
POSITIONS = (
    "Account Manager", "Analyst", "Architect", "Buyer", "Controller", "Data Engineer", "Designer",
    "Director of Operations", "Editor", "Finance Lead", "Head of Partnerships", "Head of People",
    "Managing Director", "Nurse", "Operations Manager", "Partner", "Physician", "Planner",
    "Product Manager", "Project Lead", "Researcher", "Sales Manager", "Senior Consultant",
    "Software Engineer", "Supply Chain Manager", "Teacher", "Team Lead, Logistics",
    "Vice President",
)  # fmt: skip
PLACES = (
    "Aldermoor", "Brandtal", "Castlebrook", "Dunhaven", "Eastmere", "Fennmark", "Grauhafen",
    "Hollmond", "Karrowby", "Lindesund", "Millbrook", "Nordgrat", "Portovale", "Quayside",
    "Solvane",
)  # fmt: skip
SCHOOLS = (
    "Aldermoor University", "Grauhafen Institute of Technology", "Lindesund Business School",
    "Portovale Polytechnic", "University of Fennmark",
)  # fmt: skip
# Subjects, bodies, titles of meetings and notes on cards are made of these: none of them may ever
# be seen in what netgraph stores or writes.
NONSENSE = (
    "velvet turnip", "paper lighthouse", "seven left gloves", "whispering teapot",
    "borrowed thunder", "a ladder for snails", "the moon's receipt", "gravel pudding",
    "reluctant trombone", "umbrella census", "pocket glacier", "marmalade compass",
)  # fmt: skip
