using Tdc.Metrology.Demonstration;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Organisations;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Laboratory;

public sealed class LaboratoryDemonstrationTests
{
    private static readonly DateOnly today = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);

    [Fact]
    public void Forty_jobs_stand_in_every_state_and_no_reading_lies_in_the_future()
    {
        var made = Invent();
        var jobs = made.OfType<CalibrationJob>().ToList();
        Assert.InRange(jobs.Count, 38, 45);
        Assert.Equal(Enum.GetValues<JobState>(), jobs.Select(j => j.State).Distinct().Order());
        Assert.All(made.OfType<ReadingSet>(), s => Assert.True(s.ReadAt < TestClock.Start, $"{s.ReadAt}"));
        Assert.All(made.OfType<CalibrationCertificate>(), c => Assert.True(c.IssuedOn <= today, c.Number));
        Assert.Contains(made.OfType<CalibrationCertificate>(), c => c.Replaces is not null);
        Assert.Contains(made.OfType<ReadingSet>(), s => s.Corrects is not null);
        var verdicts = made.OfType<CalibrationResult>().Select(r => r.Conformity).ToList();
        Assert.Contains(Conformity.Pass, verdicts);
        Assert.Contains(verdicts, v => v is Conformity.Fail or Conformity.ConditionalFail or Conformity.ConditionalPass);
        Assert.Contains(made.OfType<CalibrationResult>(), r => r.Scope == ScopeStanding.RaisedToCapability);
        Assert.Contains(made.OfType<CalibrationResult>(), r => r.Scope == ScopeStanding.Within);
        Assert.Contains(made.OfType<CalibrationResult>(), r => r.Scope == ScopeStanding.Outside);
    }

    [Fact]
    public void From_the_outside_certificate_a_way_leads_over_the_working_standard_to_customers()
    {
        var made = Invent();
        var outside = made.OfType<StandardCertificate>().Single(c => c.Number == "MH-KL-0112");
        var results = made.OfType<CalibrationResult>().ToList();
        var first = results.Where(r => r.Standards.Exists(s => s.Certificate == outside.Id)).Select(r => r.Id).ToHashSet();
        var working = made.OfType<StandardCertificate>().Where(c => c.Values.Exists(v => v.OwnResult is { } own && first.Contains(own))).Select(c => c.Id).ToHashSet();
        Assert.True(working.Count >= 2, $"{working.Count}");
        var customers = results.Where(r => r.Standards.Exists(s => working.Contains(s.Certificate))).Select(r => r.Job).Distinct().Count();
        Assert.True(customers >= 8, $"{customers}");

        // Each set stood on a certificate that was valid when it was read.
        var certificates = made.OfType<StandardCertificate>().ToDictionary(c => c.Id);
        Assert.All(made.OfType<ReadingSet>(), s => Assert.All(s.Standards, u => Assert.True(certificates[u.Certificate].ValidOn(DateOnly.FromDateTime(s.ReadAt.AddHours(7).UtcDateTime)))));
    }

    [Fact]
    public void The_same_day_invents_the_same_records() => Assert.Equal(
        Invent().OfType<CalibrationCertificate>().Select(c => c.ContentHash), Invent().OfType<CalibrationCertificate>().Select(c => c.ContentHash));

    private static IReadOnlyList<object> Invent() => LaboratoryDemonstration.Invent(
        new Organisation { Id = new(Guid.CreateVersion7()), Lineage = new(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), Code = "TTKHCN", NameVi = "Trung tâm", NameEn = "Centre", Kind = OrganisationKind.PublicServiceUnit }, _ => null, today);
}
