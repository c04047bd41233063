window.YTD.direct_message_headers.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "7100000002-7100000001",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "7100000001",
            "reactions" : [],
            "urls" : [],
            "text" : "See you there",
            "mediaUrls" : [],
            "senderId" : "7100000002",
            "id" : "1470000000000000001",
            "createdAt" : "2021-12-01T10:00:00.000Z"
          }
        }
      ]
    }
  }
]