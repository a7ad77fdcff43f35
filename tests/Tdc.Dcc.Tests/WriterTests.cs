namespace Tdc.Dcc.Tests;

/// <summary>What the writer writes is valid; what it cannot write it refuses with the place.</summary>
public sealed class WriterTests
{
    [Theory]
    [InlineData(DccVersion.V330, "measurementUncertaintyUnivariate")]
    [InlineData(DccVersion.V321, "expandedUnc")]
    public void A_certificate_is_valid_by_its_schema_and_speaks_its_dialect_of_uncertainty(DccVersion version, string word)
    {
        var octets = Samples.Octets(Full(version), version);
        Assert.Empty(Schemas.Faults(octets, version));
        Assert.Contains("<si:" + word, System.Text.Encoding.UTF8.GetString(octets), StringComparison.Ordinal);
        Assert.Equal(Full(version), DccReader.Read(octets).Document!.Certificate);
    }

    [Fact]
    public void The_schema_test_can_fail()
    {
        var broken = Samples.Xml(Samples.Mass()).Replace("<dcc:issueDate>2026-03-04</dcc:issueDate>", "<dcc:issued/>", StringComparison.Ordinal);
        Assert.NotEmpty(Schemas.Faults(System.Text.Encoding.UTF8.GetBytes(broken), DccVersion.V330));
    }

    [Fact]
    public void What_is_missing_or_wrong_is_refused_with_its_place()
    {
        var good = Samples.Mass();
        Refuses(good with { Items = [] }, DccFault.Missing, "/digitalCalibrationCertificate/administrativeData/items/item");
        Refuses(good with { Persons = [] }, DccFault.Missing, "/digitalCalibrationCertificate/administrativeData/respPersons");
        Refuses(good with { Customer = new Contact(LocalText.Plain("x")) }, DccFault.Missing, "/digitalCalibrationCertificate/administrativeData/customer/location");
        Refuses(good with { Core = good.Core with { UniqueIdentifier = " a" } }, DccFault.Text, "/digitalCalibrationCertificate/administrativeData/coreData/uniqueIdentifier");
        Refuses(good with { Core = good.Core with { CountryCode = "vn" } }, DccFault.Word, "/digitalCalibrationCertificate/administrativeData/coreData/countryCodeISO3166_1");
        Refuses(good with { Core = good.Core with { UniqueIdentifier = "a\u0001b" } }, DccFault.Text, "/digitalCalibrationCertificate/administrativeData/coreData/uniqueIdentifier");
        Refuses(Samples.Mass(new Quantity(new UnreadValue("complex"))), DccFault.Unwritable, null);
        Refuses(Samples.Mass(Samples.Quantity() with { Marks = new Marks { RefersTo = ["nowhere"] } }), DccFault.Reference, null);
        Refuses(Samples.Mass(Samples.Quantity() with { Marks = new Marks { Id = "1a" } }), DccFault.Id, null);
        Refuses(Samples.Mass(Samples.Quantity() with { Marks = new Marks { Id = "a" } }, Samples.Quantity() with { Marks = new Marks { Id = "a" } }), DccFault.Id, null);
        Refuses(Samples.Mass(Samples.Quantity(Uncertainty.Expanded(DsiNumber.Of(1m), DsiNumber.Parse("0.5"), DsiNumber.Parse("0.95")))), DccFault.Number, null);
    }

    [Fact]
    public void What_the_older_version_has_no_place_for_is_refused_there_and_written_in_the_newer()
    {
        var standard = Samples.Mass(Samples.Quantity(new Uncertainty(UncertaintyKind.Standard, [DsiNumber.Parse("0.1")])));
        Assert.Equal(DccFault.NotInVersion, DccWriter.Write(standard, DccVersion.V321).Fault);
        Assert.Empty(Schemas.Faults(Samples.Octets(standard), DccVersion.V330));
    }

    private static void Refuses(Certificate certificate, DccFault fault, string? path)
    {
        var written = DccWriter.Write(certificate);
        Assert.Equal(fault, written.Fault);
        Assert.Null(written.Octets);
        Assert.Equal(path ?? written.Path, written.Path);
    }

    /// <summary>A certificate that uses most of what there is.</summary>
    private static Certificate Full(DccVersion version)
    {
        var hash = new CertificateHash(LocalText.Plain("VMI"), "V-77", "SHA-256", "00ff") { Traceable = true };
        var condition = new InfluenceCondition(LocalText.Both("Nhiệt độ", "Temperature"))
        {
            Status = ConditionStatus.BeforeAdjustment,
            Data = [new Quantity(new HybridValue([new RealValue(DsiNumber.Parse("293.15"), @"\kelvin"), new RealValue(DsiNumber.Parse("20.00"), @"\degreecelsius")]))],
        };
        var list = new RealListValue([DsiNumber.Parse("0.10"), DsiNumber.Parse("-2E-3")], [@"\milli\gram"])
        {
            Labels = ["a", "b"],
            Uncertainty = new Uncertainty(UncertaintyKind.Interval, [DsiNumber.Parse("0.1")])
            {
                Lower = [DsiNumber.Parse("-0.1"), DsiNumber.Parse("-0.2")],
                Upper = [DsiNumber.Parse("0.3"), DsiNumber.Parse("0.2")],
                Probabilities = [DsiNumber.Parse("0.95")],
                Distributions = ["normal"],
            },
        };
        var verdict = new Statement
        {
            Declaration = RichText.Both("Đạt theo quy tắc đơn giản", "Conforms by simple acceptance"),
            Conformity = new Each<Conformity>(true, [Conformity.Pass, Conformity.ConditionalFail]),
            Norms = ["OIML R 111"],
            Marks = Marks.Of("basic_conformity"),
        };
        var good = Samples.Mass(
            new QuantityList { Name = LocalText.Plain("Bảng"), Members = [new Quantity(list) { Circumstances = new() { MetaData = [verdict] } }, Samples.Quantity()] },
            new TextData(new RichText { Parts = [new TextPart(new LanguageText("m = ", "vi")), new FormulaPart("m_0 + e")] }),
            new Quantity(new WordsValue(["as", "left"])),
            new Quantity(new NoValue(RichText.Both("không đo", "not measured"))),
            new Quantity(new ListValue([new RealGroup([new RealValue(DsiNumber.Of(3m), @"\gram")]), new ListValue([new RealGroup([new RealValue(DsiNumber.Of(4m), @"\gram")])])])),
            new Quantity(new ConstantValue(DsiNumber.Parse("9.80665"), @"\metre\second\tothe{-2}") { StandardUncertainty = DsiNumber.Parse("0.00001") }),
            Samples.Quantity() with { RelativeUncertainty = new RealValue(DsiNumber.Parse("0.00003"), @"\one") });
        var measured = good.Results[0] with
        {
            Circumstances = new Circumstances
            {
                Methods = [new UsedMethod(LocalText.Plain("ĐLVN 99")) { Norms = ["ĐLVN 99:2026"] }],
                Equipment = [new MeasuringEquipment(LocalText.Plain("Quả cân chuẩn")) { Certificate = hash, Marks = new Marks { Id = "standard1", Kinds = ["basic_measurementStandard"] } }],
                Conditions = [condition],
                MetaData = [new Statement { Traceable = true, Valid = new Each<bool>(false, [true]), Period = "P1Y", Date = new DateOnly(2027, 3, 4) }],
            },
        };
        return good with
        {
            Core = good.Core with
            {
                Replaces = new Replacement(ReplacementKind.Amended, "HC-2025-0009"),
                Previous = hash,
                Identifications = [new Identification(IdentificationIssuer.Customer, "PO 7")],
            },
            Items = version == DccVersion.V321 ? good.Items : [good.Items[0] with { Owner = Samples.Place("Chủ", "Owner") }],
            Statements = [new Statement { Name = LocalText.Plain("17025"), CountryCodes = ["VN"], Convention = "ILAC-MRA" }],
            Results = [measured],
            HumanReadable = new EmbeddedFile("giấy.docx", "application/octet-stream", new byte[] { 0, 1, 2, 255 }) { Name = LocalText.Plain("Bản đọc") },
        };
    }
}
