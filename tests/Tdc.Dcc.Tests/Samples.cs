namespace Tdc.Dcc.Tests;

/// <summary>A small certificate of a mass, with everything that the writer must have.</summary>
internal static class Samples
{
    public static Certificate Mass(params DataPart[] data) => new()
    {
        Software = [new Software(LocalText.Plain("Phần mềm thử"), "1.0") { Kind = "application" }],
        Core = new CoreData
        {
            CountryCode = "VN",
            UsedLanguages = ["vi", "en"],
            MandatoryLanguages = ["vi"],
            UniqueIdentifier = "HC-2026-0001",
            Received = new DateOnly(2026, 3, 1),
            Begun = new DateOnly(2026, 3, 2),
            Ended = new DateOnly(2026, 3, 3),
            Place = PerformancePlace.Laboratory,
            Issued = new DateOnly(2026, 3, 4),
        },
        Items =
        [
            new Item(LocalText.Both("Quả cân", "Weight"))
            {
                Model = "E2",
                Identifications = [new Identification(IdentificationIssuer.Manufacturer, "A-1") { Name = LocalText.Both("Số hiệu", "Serial no.") }],
            },
        ],
        Laboratory = new CalibrationLaboratory(Place("Phòng đo lường", "Laboratory")) { Code = "VILAS 000" },
        Persons = [new ResponsiblePerson(new Contact(LocalText.Plain("Người duyệt"))) { MainSigner = true }],
        Customer = Place("Khách hàng", "Customer"),
        Results =
        [
            new MeasurementResult(LocalText.Both("Kết quả", "Results"))
            {
                Results = [new Result(LocalText.Both("Khối lượng", "Mass")) { Data = data.Length > 0 ? [.. data] : [Quantity()] }],
            },
        ],
    };

    public static Contact Place(string vietnamese, string english) =>
        new(LocalText.Both(vietnamese, english)) { Location = new Location { City = "Việt Trì", CountryCode = "VN" } };

    public static Quantity Quantity(Uncertainty? uncertainty = null) => new(new RealValue(DsiNumber.Parse("1.000025"), @"\kilo\gram")
    {
        Uncertainty = uncertainty ?? Uncertainty.Expanded(DsiNumber.Parse("0.00003"), DsiNumber.Parse("2.00"), DsiNumber.Parse("0.9545"), "normal"),
    });

    public static byte[] Octets(Certificate certificate, DccVersion version = DccVersion.V330)
    {
        var written = DccWriter.Write(certificate, version);
        Assert.Equal((DccFault.None, ""), (written.Fault, written.Path));
        return written.Octets!;
    }

    public static string Xml(Certificate certificate, DccVersion version = DccVersion.V330) => System.Text.Encoding.UTF8.GetString(Octets(certificate, version));

    public static DccReading ReadXml(string xml, DccLimits? limits = null) => DccReader.Read(System.Text.Encoding.UTF8.GetBytes(xml), limits);
}
