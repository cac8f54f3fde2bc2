// Why: names are where intake goes wrong: accents, spaces, hyphens, apostrophes, okinas, one-letter names. The lists mirror
// who lives in the town's cities, so that searching, sorting, printing and reading aloud meet the awkward ones every day.
import type { Language } from './town.types.ts';

type People = { language: Language; women: string[]; men: string[]; families: string[] };

const words = (text: string): string[] => text.split(' ').map((word) => word.replaceAll('_', ' '));

export const peoples: Record<string, People> = {
  english: {
    language: 'en',
    women: words(
      'Dorothy Helen Margaret Ruth Patricia Linda Barbara Shirley Carol Denise Tanya Keisha Brenda Mary_Ann Anne-Marie Gloria Yvonne',
    ),
    men: words(
      'James Robert Harold Walter Eugene Raymond Curtis Darnell Leroy Stanley Dennis Terrence Marcus Billy_Ray Franklin Wesley',
    ),
    families: words(
      'Whitfield Carter Hollis Bradshaw Jefferson Washington Ellison Prescott Tillman Barlow Marchbanks Smith-Jones Kessler Lindqvist Abernathy St._James Faircloth Underhill',
    ),
  },
  irish: {
    language: 'en',
    women: words('Maeve Siobhán Kathleen Bridget Eileen Noreen Aoife'),
    men: words('Seán Patrick Declan Brendan Cormac Michael Éamon'),
    families: words("O'Neill O'Shaughnessy McDonagh Fitzgerald D'Arcy Mac_Giolla Sullivan Ní_Dhomhnaill"),
  },
  spanish: {
    language: 'es',
    women: words(
      'María Guadalupe Rosario Consuelo Inés Ana_María Esperanza Luz_Marina Yolanda Milagros Nélida',
    ),
    men: words('José Ángel Ramón Jesús Héctor Luis_Alberto Raúl Joaquín Efraín Martín'),
    families: words(
      'García Rodríguez de_la_Cruz Peña-Villalobos Muñoz Ibáñez Ortiz_Colón del_Valle Nuñez Quiñones Vázquez-Rivera López_de_Victoria Treviño Santiago',
    ),
  },
  chinese: {
    language: 'zh',
    women: words('Mei-Ling Xiu_Ying Li-Hua Yan Suk_Yee Wai_Ching'),
    men: words('Wei Jian-Guo Kwok_Wah Ming Chi-Keung Hao'),
    families: words('Chen Wong Li Zhang Ng Au-Yeung Lü Szeto'),
  },
  vietnamese: {
    language: 'vi',
    women: words('Thị_Hương Lan Bích_Ngọc Thu Kim-Anh'),
    men: words('Văn_Minh Đức Quang Hùng Tuấn'),
    families: words('Nguyễn Trần Phạm Đặng Lê Huỳnh'),
  },
  arabic: {
    language: 'ar',
    women: words('Fatima Amal Salma Zaynab Nour'),
    men: words('Hassan Khalil Abdul-Rahman Yusuf Mahmoud'),
    families: words('Al-Masri El-Amin Haddad Abu_Zayd Bazzi bin_Saleh'),
  },
  korean: {
    language: 'ko',
    women: words('Soon-Ja Young_Hee Eun-Ji'),
    men: words('Sung-Ho Jae Dong_Hyun'),
    families: words('Kim Park Lee Namgoong'),
  },
  russian: {
    language: 'ru',
    women: words('Lyudmila Galina Svetlana'),
    men: words('Arkady Vladimir Boris'),
    families: words('Ivanova-Petrov Sokolov Kuznetsov Rabinovich'),
  },
  haitian: {
    language: 'ht',
    women: words('Marie-Thérèse Guerline Rose-Laure'),
    men: words('Jean-Baptiste Wilner Frantz'),
    families: words('Jean-Louis Toussaint St._Fleur Désir'),
  },
  navajo: {
    language: 'nv',
    women: words('Bessie Ruby Lorena'),
    men: words('Herman Wilson Kee'),
    families: words('Begay Yazzie Tsosie Benally Manygoats'),
  },
  alaskan: {
    language: 'en',
    women: words('Agnes Martha Olinka'),
    men: words('Moses Nick Ephraim'),
    families: words('Ivanoff Nick Oktoyak Aguchak Kvasnikoff'),
  },
  hawaiian: {
    language: 'haw',
    women: words('Leilani Kēhaulani Puanani Noelani'),
    men: words('Kaleo Keoni Kamuela Makoa'),
    families: words('Kahananui Kealohapauʻole Kaʻaihue Nakamura Keawe Kamakawiwoʻole'),
  },
  filipino: {
    language: 'tl',
    women: words('Corazon Maricel Erlinda'),
    men: words('Rodrigo Benigno Danilo'),
    families: words('dela_Cruz Santos Macaraeg Bautista de_los_Reyes'),
  },
  dutch: {
    language: 'en',
    women: words('Wilhelmina Johanna Greta'),
    men: words('Pieter Hendrik Cornelis'),
    families: words('Van_der_Berg van_’t_Hoff Vander_Laan TenBrink De_Vries'),
  },
};
