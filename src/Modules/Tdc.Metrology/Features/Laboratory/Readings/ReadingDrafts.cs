using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory.Readings;

/// <summary>Keeps what a person typed for readings until they are entered: at every post, and in the background where scripts run.</summary>
internal sealed class ReadingDrafts(TdcDbContext db, TimeProvider clock)
{
    private const int MostLetters = 40_000;

    /// <summary>The draft of a person; <see langword="null"/> when there is none.</summary>
    public Task<ReadingDraft?> FindAsync(JobItemId item, Guid person, ItemCondition condition, double nominal, CancellationToken cancellation) =>
        db.Set<ReadingDraft>().AsNoTracking().SingleOrDefaultAsync(d => d.Item == item && d.Person == person && d.Condition == condition && d.Nominal == nominal, cancellation);

    /// <summary>Keeps the fields as typed; a draft that is too long is not kept.</summary>
    public async Task KeepAsync(JobItemId item, Guid person, ItemCondition condition, double nominal, IReadOnlyDictionary<string, string> fields, CancellationToken cancellation)
    {
        var json = LaboratoryJson.Write(fields);
        if (json.Length > MostLetters)
        {
            return;
        }

        var draft = await db.Set<ReadingDraft>().SingleOrDefaultAsync(d => d.Item == item && d.Person == person && d.Condition == condition && d.Nominal == nominal, cancellation);
        if (draft is null)
        {
            db.Add(new ReadingDraft { Id = clock.NewId<ReadingDraftId>(), Item = item, Person = person, Condition = condition, Nominal = nominal, Fields = json, SavedAt = clock.GetUtcNow() });
        }
        else
        {
            (draft.Fields, draft.SavedAt) = (json, clock.GetUtcNow());
        }

        // Two posts of one person at once keep one draft; the loser's fields are those of a moment before.
        await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }
}
