namespace Tdc.Dcc.Reading;

/// <summary>Reads items, equipment, methods and conditions.</summary>
internal static class EquipmentReading
{
    public static Item Item(Node node) => new(TextReading.Local(node.Need("name")))
    {
        Classes = node.Each("equipmentClass", PartyReading.Class),
        Description = node.Map("description", TextReading.Rich),
        Owner = node.Map("owner", PartyReading.Contact),
        Software = node.Inside("installedSoftwares", "software", PartyReading.Software),
        Manufacturer = node.Map("manufacturer", PartyReading.Contact),
        Model = node.OptionalWord("model"),
        Identifications = node.Need("identifications").NeedEach("identification", PartyReading.Identification),
        Quantities = node.Inside("itemQuantities", "itemQuantity", ResultReading.Quantity),
        Marks = node.Marks,
    };

    public static CertificateHash Hash(Node node) =>
        new(TextReading.Local(node.Need("referral")), node.Need("referralID").Word, node.Need("procedure").Word, node.Need("value").Word)
        {
            Description = node.Map("description", TextReading.Rich),
            InValidityRange = node.Truth("inValidityRange"),
            Traceable = node.Truth("traceable"),
            Linked = node.Map("linkedReport", Hash),
            Marks = node.Marks,
        };

    public static Circumstances Circumstances(Node node)
    {
        var read = new Circumstances
        {
            Methods = node.Inside("usedMethods", "usedMethod", Method),
            Software = node.Inside("usedSoftware", "software", PartyReading.Software),
            Equipment = node.Inside("measuringEquipments", "measuringEquipment", Equipment),
            Conditions = node.Inside("influenceConditions", "influenceCondition", Condition),
            MetaData = node.Inside("measurementMetaData", "metaData", ResultReading.Statement),
        };
        return read == Dcc.Circumstances.None ? Dcc.Circumstances.None : read;
    }

    private static UsedMethod Method(Node node) => new(TextReading.Local(node.Need("name")))
    {
        Description = node.Map("description", TextReading.Rich),
        Norms = node.EachWord("norm"),
        References = node.EachWord("reference"),
        Links = node.EachWord("link"),
        Marks = node.Marks,
    };

    private static MeasuringEquipment Equipment(Node node) => new(TextReading.Local(node.Need("name")))
    {
        Classes = node.Each("equipmentClass", PartyReading.Class),
        Description = node.Map("description", TextReading.Rich),
        Certificate = node.Map("certificate", Hash),
        Manufacturer = node.Map("manufacturer", PartyReading.Contact),
        Model = node.OptionalWord("model"),
        Identifications = node.Inside("identifications", "identification", PartyReading.Identification),
        Quantities = node.Inside("measuringEquipmentQuantities", "measuringEquipmentQuantity", ResultReading.Quantity),
        Marks = node.Marks,
    };

    private static InfluenceCondition Condition(Node node) => new(TextReading.Local(node.Need("name")))
    {
        Description = node.Map("description", TextReading.Rich),
        Status = node.Find("status") is { } status ? TextReading.Member<ConditionStatus>(status) : null,
        Certificate = node.Map("certificate", Hash),
        Data = ResultReading.Data(node.Need("data")),
        Marks = node.Marks,
    };
}
