import type { Random } from "./random";

const FIRST = (
  "Alder Amber Anchor Arbor Aspen Aurora Bayside Birch Bramble Cedar Cobalt Copper Coral Crescent Crown Delta Ember " +
  "Evergreen Falcon Fern Fjord Flint Garnet Granite Harbor Hawthorn Hazel Heron Highland Indigo Ivory Jasper Juniper " +
  "Kingfisher Larch Laurel Linden Lumen Magnolia Maple Meadow Mistral Nimbus Oakfield Onyx Opal Orchid Osprey Pebble " +
  "Pinnacle Quartz Raven Redwood Ridgeline River Rowan Saffron Sequoia Sierra Silver Sorrel Summit Tamarack Thornton " +
  "Timber Umber Verdant Vista Walnut Wexford Willow Windmill Yarrow Zenith"
).split(" ");

const TRADE = (
  "Logistics Dental Legal Software Foods Textiles Energy Pharma Motors Insurance Robotics Architects Media Travel " +
  "Biotech Capital Schools Housing Marine Optics Brewing Packaging Security Telecom Farms Ceramics Aviation Hospitals " +
  "Recruiting Publishing Engineering Outdoor Analytics Fitness Furniture Vineyards Consulting Recycling"
).split(" ");

const FORM = ["", "", "", " Ltd", " GmbH", " Inc", " Group", " & Sons", " S.A.", " AB", " Pty", " Partners"];
const GIVEN =
  "anna ben chiara david elif farid grace hana ivan julia kofi lena mateo nadia omar priya ruth sven tara yuki";
const FAMILY =
  "adeyemi berg costa dubois evans fischer garcia haddad ito jensen khan lopez moreau novak okafor petrov rossi silva tanaka weber";

/** Returns a company's name and its owner's address in one of the reserved .example domains. */
export function companyOf(random: Random): { name: string; ownerEmail: string } {
  const words = `${random.pick(FIRST)} ${random.pick(TRADE)}`;
  const owner = `${random.pick(GIVEN.split(" "))}.${random.pick(FAMILY.split(" "))}`;
  const domain = words.toLowerCase().replaceAll(" ", "-");
  return { name: words + random.pick(FORM), ownerEmail: `${owner}@${domain}.example` };
}
