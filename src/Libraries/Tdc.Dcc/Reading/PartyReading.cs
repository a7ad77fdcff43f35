namespace Tdc.Dcc.Reading;

/// <summary>Reads who and where.</summary>
internal static class PartyReading
{
    public static Contact Contact(Node node) => new(TextReading.Local(node.Need("name")))
    {
        EMail = node.OptionalWord("eMail"),
        Phone = node.OptionalWord("phone"),
        Fax = node.OptionalWord("fax"),
        Link = node.OptionalWord("link"),
        Location = node.Map("location", Location),
        Marks = node.Marks,
    };

    public static Location Location(Node node) => new()
    {
        City = Joined(node, "city"),
        CountryCode = node.OptionalWord("countryCode"),
        PostCode = Joined(node, "postCode"),
        PostOfficeBox = Joined(node, "postOfficeBox"),
        State = Joined(node, "state"),
        Street = Joined(node, "street"),
        StreetNumber = Joined(node, "streetNo"),
        Further = Further(node),
    };

    public static CalibrationLaboratory Laboratory(Node node) => new(Contact(node.Need("contact")))
    {
        Code = node.OptionalWord("calibrationLaboratoryCode"),
        Means = Means(node),
    };

    public static ResponsiblePerson Person(Node node) => new(Contact(node.Need("person")))
    {
        Description = node.Map("description", TextReading.Rich),
        Role = node.OptionalWord("role"),
        MainSigner = node.Truth("mainSigner"),
        Means = Means(node),
        Marks = node.Marks,
    };

    public static Software Software(Node node) => new(TextReading.Local(node.Need("name")), node.Need("release").Word)
    {
        Kind = node.OptionalWord("type"),
        Description = node.Map("description", TextReading.Rich),
        Marks = node.Marks,
    };

    public static Identification Identification(Node node) =>
        new(TextReading.Member<IdentificationIssuer>(node.Need("issuer")), node.Need("value").Word)
        {
            Name = node.Map("name", TextReading.Local),
            Marks = node.Marks,
        };

    public static EquipmentClass Class(Node node) => new(node.Need("reference").Word, node.Need("classID").Word) { Marks = node.Marks };

    private static SigningMeans Means(Node node) => new()
    {
        Seal = node.Truth("cryptElectronicSeal"),
        Signature = node.Truth("cryptElectronicSignature"),
        TimeStamp = node.Truth("cryptElectronicTimeStamp"),
    };

    private static string? Joined(Node node, string name)
    {
        var parts = node.EachWord(name);
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private static RichText? Further(Node node)
    {
        var all = node.Each("further", TextReading.Rich);
        return all.Count switch
        {
            0 => null,
            1 => all[0],
            _ => new RichText { Name = all[0].Name, Parts = [.. all.SelectMany(text => text.Parts)] },
        };
    }
}
