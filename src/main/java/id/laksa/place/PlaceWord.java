package id.laksa.place;

/** What a small word says of the name after it; one row of {@code rules/place-words.csv}. */
public enum PlaceWord {
  /** What follows is a kelurahan: "kel." */
  KELURAHAN,
  /** What follows is a kecamatan: "kec." */
  KECAMATAN,
  /** What follows is where it is: "di", "daerah". */
  AT,
  /** What follows is the name of a street: "jl". */
  STREET,
  /** Part of a street's name, before or after the rest: "raya". */
  HIGHWAY,
  /** What follows is the name of a lane; lanes are in neighbourhoods: "gang". */
  LANE,
  /** What follows is elsewhere: "arah", "menuju". */
  ELSEWHERE,
  /** What follows is close by, or gave something else its name: "dekat", "perumahan". */
  NEAR
}
