window.YTD.direct_messages_group.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "1400000000000000000",
      "messages" : [
        {
          "messageCreate" : {
            "reactions" : [],
            "urls" : [],
            "text" : "See you there",
            "mediaUrls" : [],
            "senderId" : "7100000002",
            "id" : "1470000000000000009",
            "createdAt" : "2021-12-20T10:00:00.000Z"
          }
        },
        {
          "participantsLeave" : {
            "userIds" : [
              "7100000003"
            ]
          }
        },
        {
          "messageCreate" : {
            "reactions" : [],
            "urls" : [],
            "text" : "See you there",
            "mediaUrls" : [],
            "senderId" : "7100000003",
            "id" : "1470000000000000004",
            "createdAt" : "2021-12-14T10:00:00.000Z"
          }
        },
        {
          "joinConversation" : {
            "initiatingUserId" : "7100000002",
            "participantsSnapshot" : [
              "7100000002",
              "7100000003",
              "7100000001"
            ],
            "createdAt" : "2021-12-13T10:00:00.000Z"
          }
        },
        {
          "participantsLeave" : {
            "userIds" : [
              "7100000005"
            ]
          }
        }
      ]
    }
  }
]