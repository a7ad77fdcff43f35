using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.Productivity.Features.Studies;

/// <summary>Two studies of the invented enterprises: the frontier of the largest manufacturing division, and what goes with productivity over all.</summary>
internal sealed class StudyDemonstration : IDemonstration
{
    private const int Fewest = 30;

    // The same numbers of enterprises at each start; they are invented, so that nobody can be found by it.
    private static readonly byte[] key = "TDC demonstration"u8.ToArray();

    /// <inheritdoc/>
    public int Order => 45;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var sample = services.GetRequiredService<StudySample>();
        var offer = await sample.OfferAsync(true, cancellation);
        if (offer.Years.Count < 2 || await db.Set<Study>().AnyAsync(s => s.IsDemonstration, cancellation))
        {
            return;
        }

        var book = services.GetRequiredService<StudyBook>();
        var clock = services.GetRequiredService<TimeProvider>();
        var choice = new SampleChoice { From = offer.Years[0], To = offer.Years[^1], Demonstration = true };
        var division = offer.Divisions.Where(d => Activities.SectionOf(Activities.Present, d.Key) == "C").OrderByDescending(d => d.Value).Select(d => d.Key).FirstOrDefault();
        if (division is not null)
        {
            var name = Activities.Find(Activities.Present, division)?.Vi ?? division;
            await MakeAsync(StudyKind.Frontier, $"Hiệu quả kỹ thuật ngành {name}, {choice.From}–{choice.To} (minh họa)", new()
            {
                Sample = choice with { Activity = division },
                Frontier = new() { Super = true, FreeDisposal = true, Stochastic = true, Replications = 200, Seed = 2026, Drivers = ["rd", "digital", "iso9001"] },
            });
        }

        var drivers = await MakeAsync(StudyKind.Drivers, $"Yếu tố đi cùng năng suất, mọi ngành, {choice.From}–{choice.To} (minh họa)", new()
        {
            Sample = choice with { Activity = SeriesKey.Total },
            Drivers = new() { Drivers = ["ln_k_l", "ln_l", "rd", "digital", "iso9001", "supported"], Model = PanelModel.TwoWay, ActivityEffects = true },
        });
        if (drivers is { } made)
        {
            var version = await db.Set<Study>().Where(s => s.Id == made).Select(s => s.Version).SingleAsync(cancellation);
            await book.CompleteAsync(ProductivityRights.OfSystem, made, Conclusion, version, cancellation);
        }

        async Task<StudyId?> MakeAsync(StudyKind kind, string title, StudySettings settings)
        {
            var drawn = await sample.DrawAsync(settings.Sample, cancellation, key);
            return drawn.Data.Rows.Count >= Fewest && (await book.MakeAsync(ProductivityRights.OfSystem, new(kind, title, settings), drawn, clock.NewId<StudyId>(), cancellation)).TryGet(out var id, out _) ? id : null;
        }
    }

    private const string Conclusion = """
        Số liệu minh họa do máy tạo ra: kết luận này chỉ cho thấy một kết luận trông như thế nào.
        Khi mỗi doanh nghiệp được so với chính mình qua các năm, chứng nhận ISO 9001, thực hành số và chi cho nghiên cứu đi cùng năng suất cao hơn. Đây là mối liên hệ, chưa phải nguyên nhân.
        """;
}
