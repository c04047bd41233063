window.YTD.contact.part0 = [
  {
    "contact" : {
      "id" : "1",
      "emails" : [
        "Tomas@example.org",
        "t.samplesson@example.com"
      ],
      "phoneNumbers" : [
        "+31201234567"
      ]
    }
  },
  {
    "contact" : {
      "id" : "2",
      "emails" : [],
      "phoneNumbers" : [
        "020 765 4321"
      ]
    }
  },
  {
    "contact" : {
      "id" : "3",
      "emails" : [
        "tomas@example.org"
      ],
      "phoneNumbers" : []
    }
  },
  {
    "contact" : {
      "id" : "4",
      "emails" : [],
      "phoneNumbers" : []
    }
  }
]