using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Features.Recording.Templates;

/// <summary>The templates of units: read for forms, kept from records.</summary>
internal sealed class StepTemplates(TdcDbContext db, TimeProvider clock)
{
    /// <summary>The template of a product in a step, or <see langword="null"/>.</summary>
    public Task<StepTemplate?> FindAsync(LineageId unit, RecordStep step, string product, CancellationToken cancellation) =>
        db.Set<StepTemplate>().AsNoTracking().SingleOrDefaultAsync(t => t.Owner == unit && t.Step == step && t.Product == product, cancellation);

    /// <summary>All templates of a unit, the last used first.</summary>
    public async Task<IReadOnlyList<StepTemplate>> OfUnitAsync(LineageId unit, CancellationToken cancellation) =>
        await db.Set<StepTemplate>().AsNoTracking().Where(t => t.Owner == unit).OrderByDescending(t => t.UsedAt).ThenBy(t => t.Id).Take(500).ToListAsync(cancellation);

    /// <summary>Keeps what a record used, for the next one; the pattern and the days that a person set stay.</summary>
    /// <remarks>A template that two records change at once keeps what one of them says: it is a convenience, no record.</remarks>
    public async Task RememberAsync(KeptRecord record, decimal? quantity, string unit, CancellationToken cancellation)
    {
        try
        {
            var template = await db.Set<StepTemplate>().SingleOrDefaultAsync(
                t => t.Owner == record.Owner && t.Step == record.Step && t.Product == record.Product, cancellation);
            if (template is null)
            {
                template = new StepTemplate { Id = clock.NewId<TemplateId>(), Owner = record.Owner, Step = record.Step, Product = record.Product };
                db.Add(template);
            }

            template.Place = record.Place;
            template.OtherPlace = record.OtherPlace.Length > 0 ? record.OtherPlace : template.OtherPlace;
            template.Quantity = quantity ?? template.Quantity;
            template.Unit = unit;
            template.Uses++;
            template.UsedAt = record.RecordedAt;
            template.Version = Guid.CreateVersion7(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
        }
    }
}
