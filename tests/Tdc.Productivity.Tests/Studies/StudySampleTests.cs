using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Features.Studies;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Studies;

public sealed class StudySampleTests
{
    private static readonly SampleChoice choice = new() { Activity = "C", From = 2022, To = 2023, Demonstration = true };

    [Fact]
    public async Task Invented_and_real_firms_never_stand_in_one_sample()
    {
        await using var app = await TestApp.StartAsync();
        await new StudyFirms(21).StoreAsync(app, 5);
        await new StudyFirms(22).StoreAsync(app, 4, demonstration: false);
        var (invented, real) = (await DrawAsync(app, choice), await DrawAsync(app, choice with { Demonstration = false }));
        Assert.Equal((5, 4), (invented.Data.Units, real.Data.Units));
    }

    [Fact]
    public async Task Drafts_movers_mergers_and_firms_without_agreement_stay_out_and_are_counted()
    {
        await using var app = await TestApp.StartAsync();
        var makers = new StudyFirms(23);
        var firms = await makers.StoreAsync(app, 10);
        var unit = (await app.UnitAsync("26188")).Lineage;
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<TdcDbContext>();
            var registered = new Firm { Id = app.Clock.NewId<FirmId>(), Unit = unit, Code = "R", Name = "R", IsDemonstration = true, CreatedAt = app.Clock.GetUtcNow() };
            db.Add(registered);
            db.Add(makers.Year(registered.Id, 2022, 10, 1e9, 1e9, app.Clock));
            db.Add(new FirmConsent { Id = app.Clock.NewId<ConsentId>(), Firm = registered.Id, Purpose = "research/1", GivenAt = app.Clock.GetUtcNow(), WithdrawnAt = app.Clock.GetUtcNow() });
            var gone = await db.Set<Firm>().SingleAsync(f => f.Id == firms[0].Id);
            (gone.MergedInto, gone.MergedFrom) = (firms[1].Id, 2023);
            var moved = await db.Set<FirmYear>().SingleAsync(y => y.Firm == firms[2].Id && y.Year == 2023);
            moved.Activity = "16";
            var draft = await db.Set<FirmYear>().SingleAsync(y => y.Firm == firms[3].Id && y.Year == 2023);
            draft.State = FirmYearState.Draft;
            return await db.SaveChangesAsync();
        });
        var drawn = await DrawAsync(app, choice);
        Assert.Equal(20, drawn.Report.Found);
        Assert.Equal(1, drawn.Report.LeftOut[LeftOut.Consent]);
        Assert.Equal(2, drawn.Report.LeftOut[LeftOut.Merged]);
        Assert.Equal(2, drawn.Report.LeftOut[LeftOut.Sector]);
        Assert.Equal(15, drawn.Data.Rows.Count);
        Assert.False(drawn.Report.Deflated);
    }

    [Fact]
    public async Task Numbers_of_firms_follow_the_key_and_the_version_follows_the_data()
    {
        await using var app = await TestApp.StartAsync();
        await new StudyFirms(24).StoreAsync(app, 12);
        byte[] key = [1, 2, 3];
        var (one, again, other) = (await DrawAsync(app, choice, key), await DrawAsync(app, choice, key), await DrawAsync(app, choice, [4]));
        Assert.Equal(one.Data.Hash, again.Data.Hash);
        Assert.NotEqual(one.Data.Hash, other.Data.Hash);
        Assert.Equal(one.Data.Rows.Sum(r => r["va"]), other.Data.Rows.Sum(r => r["va"]), 1e-6);
        Assert.Equal(Enumerable.Range(1, 12), one.Data.Rows.Select(r => r.Unit).Distinct());
    }

    [Fact]
    public void Measures_follow_their_definitions()
    {
        var year = new FirmYear
        {
            Id = default,
            Firm = default,
            Year = 2023,
            SalesDong = 1_000_000_000,
            OtherRevenueDong = 50_000_000,
            InventoryChangeDong = -10_000_000,
            MaterialsDong = 400_000_000,
            EnergyDong = 30_000_000,
            ServicesDong = 60_000_000,
            RentDong = 20_000_000,
            AssetsOpeningDong = 200_000_000,
            AssetsClosingDong = 400_000_000,
            Persons = 20,
            Trained = 5,
            DigitalPractices = 6,
            Systems = "ISO14001",
            ResearchDong = 10_000_000,
        };
        double Of(string code, bool rent = true, double deflator = 1, int support = 0) => StudyMeasures.Find(code)!.Of(new(year, deflator, rent, support));
        Assert.Equal(550, Of("va"), 1e-9);
        Assert.Equal(530, Of("va", rent: false), 1e-9);
        Assert.Equal(275, Of("va", deflator: 2), 1e-9);
        Assert.Equal(300, Of("k"), 1e-9);
        Assert.Equal(25, Of("trained"), 1e-9);
        Assert.Equal(50, Of("digital"), 1e-9);
        Assert.Equal(1, Of("rd"), 1e-9);
        Assert.Equal((0.0, 1.0, 0.0), (Of("iso9001"), Of("system"), Of("tools")));
        Assert.Equal((0.0, 1.0, 0.0), (Of("supported"), Of("supported", support: 2023), Of("supported", support: 2024)));
        Assert.True(double.IsNaN(Of("h")));
    }

    private static Task<DrawnSample> DrawAsync(TestApp app, SampleChoice choice, byte[]? key = null) =>
        app.InScopeAsync(s => s.GetRequiredService<StudySample>().DrawAsync(choice, CancellationToken.None, key));
}
