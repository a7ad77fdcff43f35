using System.Text;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;
using StatedUncertaintyOf = Tdc.Dcc.Uncertainty;

namespace Tdc.Metrology.Tests.Dcc;

/// <summary>A small certificate, signed or not.</summary>
internal static class SampleCertificate
{
    public static Certificate Mass { get; } = new()
    {
        Software = [new Software(LocalText.Plain("Thử"), "1")],
        Core = new CoreData
        {
            CountryCode = "VN",
            UsedLanguages = ["vi"],
            MandatoryLanguages = ["vi"],
            UniqueIdentifier = "HC-1",
            Begun = new DateOnly(2026, 3, 2),
            Ended = new DateOnly(2026, 3, 2),
        },
        Items = [new Item(LocalText.Plain("Quả cân")) { Identifications = [new Identification(IdentificationIssuer.Manufacturer, "A-1")] }],
        Laboratory = new CalibrationLaboratory(Place("Phòng")),
        Persons = [new ResponsiblePerson(new Contact(LocalText.Plain("Người duyệt\r\nhai dòng")))],
        Customer = Place("Khách"),
        Results =
        [
            new MeasurementResult(LocalText.Plain("Kết quả"))
            {
                Results =
                [
                    new Result(LocalText.Plain("Khối lượng"))
                    {
                        Data =
                        [
                            new Quantity(new RealValue(DsiNumber.Parse("1.000025"), @"\kilo\gram")
                            {
                                Uncertainty = StatedUncertaintyOf.Expanded(DsiNumber.Parse("0.00003"), DsiNumber.Parse("2"), DsiNumber.Parse("0.95")),
                            }),
                        ],
                    },
                ],
            },
        ],
    };

    public static byte[] Unsigned { get; } = DccWriter.Write(Mass).Octets!;

    public static string Signed() => Text(DccSigner.Sign(Unsigned, TestSigner.Curve(), TestSigner.Now));

    public static string Text(byte[] octets) => Encoding.UTF8.GetString(octets);

    public static SignatureVerdict Verify(string xml) => SignatureCheck.Verify(Encoding.UTF8.GetBytes(xml));

    private static Contact Place(string name) => new(LocalText.Plain(name)) { Location = new Location { City = "Việt Trì" } };
}
