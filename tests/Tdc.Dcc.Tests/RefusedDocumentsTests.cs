using System.Text;

namespace Tdc.Dcc.Tests;

/// <summary>What is not to be read, and where the fault is said to be.</summary>
public sealed class RefusedDocumentsTests
{
    [Fact]
    public void A_document_type_with_external_entities_is_refused_before_anything_is_fetched()
    {
        var xml = Samples.Xml(Samples.Mass()).Replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>", StringComparison.Ordinal);
        Assert.Equal((DccFault.DocumentType, ""), Said(Samples.ReadXml(xml.Replace("VILAS 000", "&e;", StringComparison.Ordinal))));
    }

    [Fact]
    public void Entities_that_multiply_are_refused()
    {
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (var level = 1; level < 30; level++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{level} \"&a{level - 1};&a{level - 1};\">");
        }

        var xml = Samples.Xml(Samples.Mass()).Replace("?>", "?>" + bomb + "]>", StringComparison.Ordinal);
        Assert.Equal(DccFault.DocumentType, Samples.ReadXml(xml.Replace("VILAS 000", "&a29;", StringComparison.Ordinal)).Fault);
    }

    [Fact]
    public void A_document_of_fifty_megabytes_is_refused_without_being_read_to_its_end()
    {
        using var stream = new EndlessComment(50_000_000);
        Assert.Equal((DccFault.TooLarge, ""), Said(DccReader.Read(stream)));
        Assert.InRange(stream.Given, 20_000_000, 21_000_000);
    }

    [Fact]
    public void Elements_nested_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));
        Assert.Equal(DccFault.TooDeep, Samples.ReadXml(deep).Fault);
    }

    [Fact]
    public void More_elements_than_allowed_are_refused()
    {
        var many = "<a>" + string.Concat(Enumerable.Repeat("<b/>", 200)) + "</a>";
        Assert.Equal(DccFault.TooDeep, Samples.ReadXml(many, new DccLimits(Elements: 100)).Fault);
    }

    [Theory]
    [InlineData("", DccFault.NotXml)]
    [InlineData("no xml", DccFault.NotXml)]
    [InlineData("<a><b></a>", DccFault.NotXml)]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><a/>", DccFault.NotXml)]
    [InlineData("<digitalCalibrationCertificate/>", DccFault.NotCertificate)]
    [InlineData("<d:digitalCalibrationCertificate xmlns:d=\"https://ptb.de/dcc\"/>", DccFault.Missing)]
    [InlineData("<d:digitalCalibrationCertificate xmlns:d=\"https://ptb.de/dcc\" schemaVersion=\"2.4.0\"/>", DccFault.Version)]
    [InlineData("<d:digitalCalibrationCertificate xmlns:d=\"https://ptb.de/dcc\" schemaVersion=\"3.4.0\"/>", DccFault.Version)]
    [InlineData("<d:digitalCalibrationCertificate xmlns:d=\"https://ptb.de/dcc\" schemaVersion=\"3.3.0\"/>", DccFault.Missing)]
    public void What_is_no_certificate_is_refused(string xml, DccFault fault) => Assert.Equal(fault, Samples.ReadXml(xml).Fault);

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.1.2")]
    [InlineData("3.2.0")]
    [InlineData("3.2.1")]
    [InlineData("3.3.0-rc.2")]
    public void Versions_from_three_to_three_point_three_are_read(string version)
    {
        var reading = Samples.ReadXml(Samples.Xml(Samples.Mass(), DccVersion.V321).Replace("3.2.1", version, StringComparison.Ordinal));
        Assert.Equal((DccFault.None, version), (reading.Fault, reading.Document?.SchemaVersion));
    }

    [Theory]
    [InlineData("1.000025<", "1,000025<", DccFault.Number, "/value")]
    [InlineData("1.000025<", "INF<", DccFault.Number, "/value")]
    [InlineData("0.00003<", "-0.00003<", DccFault.Number, "/valueExpandedMU")]
    [InlineData("2.00<", "0<", DccFault.Number, "/coverageFactor")]
    [InlineData("2.00<", "two<", DccFault.Number, "/coverageFactor")]
    [InlineData("0.9545<", "95.45<", DccFault.Number, "/coverageProbability")]
    [InlineData(">laboratory<", ">kitchen<", DccFault.Word, "/performanceLocation")]
    [InlineData("2026-03-02<", "02/03/2026<", DccFault.Date, "/beginPerformanceDate")]
    [InlineData("HC-2026-0001<", " <", DccFault.Missing, "/uniqueIdentifier")]
    [InlineData("manufacturer<", "nobody<", DccFault.Word, "/issuer")]
    [InlineData("<dcc:uniqueIdentifier>", "<dcc:uniqueIdentifier>x</dcc:uniqueIdentifier><dcc:uniqueIdentifier>", DccFault.Repeated, "/uniqueIdentifier[2]")]
    [InlineData("<dcc:result>", "<dcc:result id=\"a\" /><dcc:result id=\"a\">", DccFault.Id, "/result[2]/@id")]
    public void A_fault_is_named_with_its_place(string good, string bad, DccFault fault, string end)
    {
        var xml = Samples.Xml(Samples.Mass());
        Assert.Contains(good, xml, StringComparison.Ordinal);
        var (found, path) = Said(Samples.ReadXml(xml.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Equal(fault, found);
        Assert.EndsWith(end, path, StringComparison.Ordinal);
        Assert.StartsWith("/digitalCalibrationCertificate/", path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_inside_a_number_does_not_cut_it()
    {
        var xml = Samples.Xml(Samples.Mass()).Replace("1.000025", "1.0000<!-- only to here -->25", StringComparison.Ordinal);
        var value = CertificateWalk.Quantities(Samples.ReadXml(xml).Document!.Certificate).First().Value;
        Assert.Equal("1.000025", Assert.IsType<RealValue>(value).Value.Text);
    }

    [Fact]
    public void Lists_of_different_length_are_refused()
    {
        var list = new RealListValue([DsiNumber.Of(1m), DsiNumber.Of(2m), DsiNumber.Of(3m)], [@"\metre"]);
        var xml = Samples.Xml(Samples.Mass(new Quantity(list)));
        var (fault, path) = Said(Samples.ReadXml(xml.Replace(@"\metre", @"\metre \metre", StringComparison.Ordinal)));
        Assert.Equal(DccFault.ListLength, fault);
        Assert.EndsWith("/realListXMLList/unitXMLList", path, StringComparison.Ordinal);
    }

    private static (DccFault, string) Said(DccReading reading) => (reading.Fault, reading.Path);

    /// <summary>A comment that goes on and on, made as it is asked for.</summary>
    private sealed class EndlessComment(long length) : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var take = (int)Math.Min(buffer.Length, length - Given);
            buffer[..take].Fill((byte)'x');
            if (Given == 0 && take >= 4)
            {
                "<!--"u8.CopyTo(buffer);
            }

            Given += take;
            return take;
        }
    }
}
