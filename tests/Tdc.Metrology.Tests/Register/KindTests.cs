using Tdc.Metrology.Demonstration;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Kinds;

namespace Tdc.Metrology.Tests.Register;

public sealed class KindTests
{
    private static readonly KindSnapshot shipped = new([.. RegisterSeed.Kinds(DateTimeOffset.UnixEpoch)]);

    /// <summary>Code, day, period in months, on the list, status; source of the row.</summary>
    public static TheoryData<string, string, int?, bool, string, string> Cases { get; } = new()
    {
        { "taximeter", "2026-11-20", 18, true, "Seen", "row 2 of the list" },
        { "truck-scale", "2026-11-20", 12, true, "Seen", "row 10 of the list" },
        { "tape-measure", "2026-11-20", null, true, "Seen", "row 1: initial verification only" },
        { "fuel-dispenser", "2026-11-20", 12, true, "FromMemory", "not seen" },
        { "single-phase-static-electricity-meter", "2026-11-20", 72, true, "FromMemory", "not seen" },
        { "single-phase-induction-electricity-meter", "2026-11-20", null, false, "Seen", "taken off by Circular 03/2024" },
        { "single-phase-induction-electricity-meter", "2024-10-14", null, true, "FromMemory", "still on the list the day before" },
        { "single-phase-induction-electricity-meter", "2024-10-15", null, false, "Seen", "off the list that day" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_kind_is_as_its_revision_of_the_day_says(string code, string day, int? months, bool controlled, string status, string _)
    {
        var kind = shipped.On(code, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;
        Assert.Equal((months, controlled, status), (kind.PeriodMonths, kind.IsControlled, kind.Status.ToString()));
    }

    [Fact]
    public void What_is_not_known_stays_unknown_and_says_so()
    {
        var fuel = shipped.On("fuel-dispenser", new(2026, 11, 20))!;
        Assert.Equal((null, null), (fuel.TypeApproval, fuel.Periodic));
        Assert.All(shipped.AllOn(new(2026, 11, 20)), k => Assert.NotEqual("", k.BasisVi));
    }

    [Fact]
    public void Invented_instruments_are_judged_by_the_tables_good_ones_pass_and_bad_ones_fail() => Assert.All(DemoInstruments.All, sort =>
    {
        var scheme = shipped.On(sort.Kind, new(2026, 11, 20))!.Scheme;
        Assert.All(DemoInstruments.Judge(sort, scheme, default, good: true), p => Assert.True(p.Keeps && p.Suffices(new Fraction(1, 3)), sort.Kind + " " + p.Point));
        Assert.All(DemoInstruments.Judge(sort, scheme, default, good: false), p => Assert.True(!p.Keeps && p.Suffices(new Fraction(1, 3)), sort.Kind + " " + p.Point));
    });

    [Theory]
    [InlineData("2026-03-15", 12, "2027-03-14")]
    [InlineData("2024-02-29", 12, "2025-02-27")]
    [InlineData("2026-08-31", 18, "2028-02-28")]
    public void A_verification_holds_until_the_day_before(string on, int months, string last)
    {
        var kind = new InstrumentKind { Id = default, Code = "x", Revision = 1, NameVi = "x", NameEn = "x", PeriodMonths = months, Status = KnowledgeStatus.Own, ValidFrom = default, CreatedAt = default };
        Assert.Equal(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), kind.ValidUntil(DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("Cân Việt", "A-1 2", "CÂN VIỆT", "a12", true)]
    [InlineData("Cân Việt", "A12", "Cân Việt", "A13", false)]
    [InlineData("Cân Việt", "A12", "Cân Nam", "A12", false)]
    public void Maker_and_serial_name_one_instrument_however_they_are_written(string maker, string serial, string otherMaker, string otherSerial, bool same) =>
        Assert.Equal(same, Instrument.IdentityOf(maker, serial) == Instrument.IdentityOf(otherMaker, otherSerial));

    [Theory]
    [InlineData("DN-A000001", 1)]
    [InlineData("DN-A005000", 5000)]
    [InlineData("DN-A005001", null)]
    [InlineData("DN-A000000", null)]
    [InlineData("DN-A1", null)]
    [InlineData("DN-B000001", null)]
    [InlineData("DN-A00000１", null)]
    public void A_mark_belongs_to_its_range_only_as_it_is_written(string written, int? place)
    {
        var range = new MarkRange { Id = default, Body = default, Kind = MarkKind.Stamp, Prefix = "DN-A", First = 1, Last = 5000, Digits = 6, IssuedOn = default, CreatedAt = default };
        Assert.Equal(place, range.PlaceOf(written));
    }

    [Theory]
    [InlineData("uncertainty-ratio", "1/3", true)]
    [InlineData("uncertainty-ratio", "0.3333", true)]
    [InlineData("uncertainty-ratio", "4/3", false)]
    [InlineData("uncertainty-ratio", "1/0", false)]
    [InlineData("uncertainty-ratio", "một phần ba", false)]
    [InlineData("reminder-days", "30 7 0", true)]
    [InlineData("reminder-days", "30,7", false)]
    [InlineData("reminder-days", "", false)]
    [InlineData("reminder-days", "400", false)]
    [InlineData("periodic-limits", "in-service", true)]
    [InlineData("periodic-limits", "both", false)]
    [InlineData("other", "1", false)]
    public void A_rule_takes_only_values_that_it_can_use(string code, string value, bool good) => Assert.Equal(good, RegisterRule.IsWellFormed(code, value));

    /// <summary>Certificate valid to, ended, asked on; what the public hears.</summary>
    [Theory]
    [InlineData("2026-11-20", null, "2026-11-20", "Valid")]
    [InlineData("2026-11-19", null, "2026-11-20", "Expired")]
    [InlineData(null, null, "2099-01-01", "Valid")]
    [InlineData("2027-11-20", "2026-11-20", "2026-11-20", "Revoked")]
    [InlineData("2026-11-19", "2026-01-01", "2026-11-20", "Revoked")]
    public void The_public_hears_one_word(string? validTo, string? ended, string asked, string word)
    {
        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var certificate = new VerificationCertificate { Id = default, Verification = default, Instrument = default, Body = default, IsCertificate = true, Year = 2026, Sequence = 1, Number = "KD-X-2026-00001", IssuedOn = default, ValidTo = Day(validTo), EndedOn = Day(ended) };
        Assert.Equal(word, certificate.StatusOn(Day(asked)!.Value).ToString());
    }
}
