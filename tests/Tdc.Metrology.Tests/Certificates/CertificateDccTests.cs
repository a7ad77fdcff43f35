using Tdc.Dcc;
using Tdc.Dcc.Tests;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Certificates.Incoming;
using Tdc.Metrology.Features.Certificates.Making;
using DccConformity = Tdc.Dcc.Conformity;
using PaperConformity = Tdc.Metrology.Domain.Laboratory.Conformity;

namespace Tdc.Metrology.Tests.Certificates;

/// <summary>The certificate for machines says what the paper says, validly.</summary>
public sealed class CertificateDccTests
{
    private static readonly EmbeddedFile paper = new("HC.docx", "application/octet-stream", new byte[] { 1, 2, 3 });

    [Theory]
    [InlineData(DccVersion.V330)]
    [InlineData(DccVersion.V321)]
    public void It_is_valid_by_the_schema_and_read_back_equal(DccVersion version)
    {
        foreach (var content in new[]
        {
            CertificateSample.Content,
            CertificateSample.Content with { ReplacesNumber = "HC-1", Change = CertificateChange.Substituted, ChangeReason = "Đo lại\r\ntoàn bộ", Place = "Tại kho khách hàng", Environment = [], Standards = [] },
            CertificateSample.Content with { Results = [CertificateSample.Result(ItemCondition.AsFound, "1.0", "2.0", PaperConformity.None, ScopeStanding.Outside, null)], CustomerAddress = "", ReceivedOn = null },
        })
        {
            var certificate = CertificateDcc.Of(content, "1.0.0", paper);
            var written = DccWriter.Write(certificate, version);
            Assert.Equal((DccFault.None, ""), (written.Fault, written.Path));
            Assert.Empty(Schemas.Faults(written.Octets!, version));
            Assert.Equal(certificate, DccReader.Read(written.Octets!).Document!.Certificate);
        }
    }

    [Fact]
    public void It_says_what_the_paper_says()
    {
        var certificate = CertificateDcc.Of(CertificateSample.Content with { ReplacesNumber = "HC-1", Change = CertificateChange.Amended, ChangeReason = "x" }, "1.0.0", paper);
        Assert.Equal(CertificateSample.Number, certificate.Core.UniqueIdentifier);
        Assert.Equal(new Replacement(ReplacementKind.Amended, "HC-1"), certificate.Core.Replaces);
        Assert.Equal(["as found (before adjustment)", "as left (after adjustment)"], certificate.Results.Select(result => result.Name.In("en").ToLowerInvariant()));
        Assert.Equal(ConditionStatus.BeforeAdjustment, certificate.Results[0].Circumstances.Conditions[0].Status);
        Assert.Equal(ConditionStatus.AfterAdjustment, certificate.Results[1].Circumstances.Conditions[0].Status);
        Assert.Equal(("V01.CN3.9", "SHA-256", "00ff"), (
            certificate.Results[0].Circumstances.Equipment[0].Certificate!.Identifier, certificate.Results[0].Circumstances.Equipment[0].Certificate!.Procedure,
            certificate.Results[0].Circumstances.Equipment[0].Certificate!.Value));
        Assert.Equal([DccConformity.Fail, DccConformity.Pass], CertificateWalk.Conformities(certificate).SelectMany(statement => statement.Conformity!.Words));
        Assert.Equal(paper, certificate.HumanReadable);

        var columns = IncomingValues.Columns(certificate, "en");
        var left = columns.Last(column => column.HasUncertainty);
        var value = Assert.Single(left.Values);
        Assert.Equal((-0.20, @"\milli\gram", 50.0), (value.Value, value.Unit, value.DegreesOfFreedom));
        Assert.Equal((1.7, 2.05, FactorSource.Stated, 0.9545, "t"), (value.Stated!.Expanded, value.Stated.CoverageFactor, value.Stated.Source, value.Stated.Probability, value.Stated.Distribution));
        Assert.Equal(["-0.20"], CertificateWalk.Quantities(certificate).Where(quantity => quantity.Marks.Kinds.Contains("basic_measuredValue")).Select(quantity => ((RealListValue)quantity.Value).Values[0].Text).TakeLast(1));
    }
}
