using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Plan.Features.ShowTask;
using Tdc.Plan.Resources;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.SearchAll;

/// <summary>What kind of thing was found.</summary>
internal enum HitKind
{
    /// <summary>Nhiệm vụ.</summary>
    Task,

    /// <summary>Đơn vị.</summary>
    Unit,

    /// <summary>Số đo.</summary>
    Measure,

    /// <summary>Minh chứng, văn bản.</summary>
    Evidence,
}

/// <summary>A thing found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its name.</param>
/// <param name="Note">A line that places it.</param>
/// <param name="Address">Where it is.</param>
internal sealed record SearchHit(HitKind Kind, string Title, string Note, string Address);

/// <summary>Searches tasks, units, measures and the evidence that the asker may see; marks may be left out.</summary>
/// <remarks>
/// Each word typed must begin a word of what is found. Tasks and measures are a handful and folded in memory; units are searched by the register. Evidence is narrowed by the database with the words as
/// typed, folded and as capitals, newest first, and only what the asker may see is read.
/// </remarks>
internal sealed class SearchAllHandler(TdcDbContext db, PlanContents contents, OrganisationRegister register, PlanAccess access, TimeProvider clock, IStringLocalizer<PlanText> text)
{
    /// <summary>Most hits of one kind.</summary>
    public const int Most = 25;

    private const int evidenceRead = 2000;

    public async Task<IReadOnlyList<SearchHit>> HandleAsync(string? words, CancellationToken cancellation)
    {
        var wanted = VietnameseText.Fold(words?.Trim() ?? "");
        if (wanted.Length == 0 || wanted.Length > 200)
        {
            return [];
        }

        var today = clock.TodayInVietnam;
        var parts = wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hits = new List<SearchHit>();
        var tasks = (await contents.AllAsync(cancellation)).SelectMany(c => c.Tasks).ToList();
        var others = await contents.OthersAsync(today, cancellation);
        hits.AddRange(tasks.Where(t => IsTask(t, today, wanted, parts)).Take(Most).Select(t => new SearchHit(HitKind.Task, $"{t.Label} {t.On(today).Title()}", others.GetValueOrDefault(t.PlanId) ?? t.LegalReference, TaskAddress.Of(t, others))));
        var units = await register.NowAsync(cancellation);
        hits.AddRange(units.Search(words!.Trim()).DistinctBy(u => u.Lineage).Take(Most)
            .Select(u => new SearchHit(HitKind.Unit, u.Name(), u.ValidTo is { } end && end < today ? text["search.ended", end.Year] : u.Code, "/don-vi/" + u.Code)));
        var measures = await db.Set<TaskMeasure>().AsNoTracking().ToListAsync(cancellation);
        var labels = tasks.ToDictionary(t => t.Id);
        hits.AddRange(measures.Where(m => Has(VietnameseText.Fold($"{m.NameVi} {m.NameEn} {m.Code}"), parts)).Take(Most)
            .Select(m => new SearchHit(HitKind.Measure, m.Name(), labels[m.TaskId].Label, TaskAddress.Of(labels[m.TaskId], others, "/so-lieu"))));
        hits.AddRange(await EvidenceAsync(parts, labels, others, cancellation));
        return hits;
    }

    private async Task<IEnumerable<SearchHit>> EvidenceAsync(
        string[] parts, Dictionary<PlanTaskId, PlanTask> tasks, IReadOnlyDictionary<PlanId, string> others, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var visible = EvidenceSight.Visible(db, db.Set<Evidence>().AsNoTracking().Where(e => e.WithdrawnAt == null), rights);
        var newest = await visible.OrderByDescending(e => e.Id).Take(evidenceRead)
            .Join(db.Set<Duty>(), e => e.DutyId, d => d.Id, (e, d) => new { e.Title, e.Number, e.FileId, e.Link, d.TaskId, e.Id }).ToListAsync(cancellation);
        var phrase = string.Join(' ', parts);
        var found = newest.Select(e => (Item: e, Folded: VietnameseText.Fold($"{e.Title} {e.Number}"))).Where(e => Has(e.Folded, parts)).ToList();
        // Who types a name means that name: its words scattered over a title are shown only when the name stands nowhere.
        if (parts.Length > 1 && found.Exists(e => Has(e.Folded, [phrase])))
        {
            found.RemoveAll(e => !Has(e.Folded, [phrase]));
        }

        return found.Take(Most).Select(e => e.Item).Select(e => new SearchHit(
            HitKind.Evidence, e.Number.Length > 0 ? $"{e.Title} ({e.Number})" : e.Title, tasks[e.TaskId].Label, TaskAddress.Of(tasks[e.TaskId], others, "/minh-chung")));
    }

    private static bool IsTask(PlanTask task, DateOnly today, string wanted, string[] parts)
    {
        var version = task.On(today);
        return VietnameseText.Fold(task.Label) == wanted || Has(VietnameseText.Fold($"{task.Label} {version.TitleVi} {version.TitleEn} {version.OfficialText}"), parts);
    }

    private static bool Has(string folded, string[] parts) => parts.All(p => BeginsWord(folded, p));

    private static bool BeginsWord(string folded, string part)
    {
        for (var at = folded.IndexOf(part, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
