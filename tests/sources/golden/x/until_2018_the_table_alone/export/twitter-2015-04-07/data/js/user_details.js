var user_details =  {
  "screen_name" : "noor_exampleton",
  "location" : "Leiden",
  "full_name" : "Noor Exampleton",
  "bio" : "Trees",
  "id" : "7100000001",
  "created_at" : "2009-05-14 09:30:00 +0000"
}