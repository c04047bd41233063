window.YTD.profile.part0 = [
  {
    "profile" : {
      "description" : {
        "bio" : "I plant trees.",
        "website" : "https://t.co/x",
        "location" : "Leiden"
      },
      "avatarMediaUrl" : "https://pbs.example.org/a.jpg"
    }
  }
]