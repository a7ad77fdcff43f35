using System.Security.Cryptography;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>A file that the command line hands over for storing.</summary>
/// <param name="Name">Its name, for the list of imports.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Number">Number of the decision, where the text does not say it.</param>
/// <param name="Issued">Its day, where the text does not say it.</param>
internal sealed record ImportFile(string Name, ReadOnlyMemory<byte> Content, string? Number, DateOnly? Issued);

/// <summary>What <c>tdc plan import</c> does without <c>--dry-run</c>: stores as the page does, with the rights of the program itself.</summary>
/// <remarks>An import that changes the plan stands in the list of imports like one made in the browser; one that changes nothing leaves no trace.</remarks>
internal sealed class PlanImporter(TdcDbContext db, OrganisationRegister register, FileStore files, TimeProvider clock)
{
    /// <summary>Stores a reading.</summary>
    public async Task<Outcome<ImportReceipt>> ImportAsync(AnnexReading reading, ImportFile file, CancellationToken cancellation)
    {
        var store = new StoreReadingHandler(db, register, new PlanAccess(Asker.System, register, clock), clock);
        return await store.HandleAsync(reading, file.Number, file.Issued, cancellation, async (plan, changed) =>
        {
            if (!changed)
            {
                return null;
            }

            using var content = new MemoryStream(file.Content.ToArray(), writable: false);
            if (!(await files.SaveAsync(content, Path.GetFileName(file.Name), ImportOriginals.Limits, Asker.System, cancellation)).TryGet(out var original, out var refusal))
            {
                return refusal;
            }

            db.Add(Record(reading, file, plan, original.Id));
            return null;
        });
    }

    private PlanImport Record(AnnexReading reading, ImportFile file, PlanId plan, FileId original) => new()
    {
        Id = clock.NewId<PlanImportId>(),
        FileId = original.Value,
        FileName = ImportRecord.NameOf(file.Name),
        Size = file.Content.Length,
        Sha256 = Convert.ToHexString(SHA256.HashData(file.Content.Span)),
        Reading = ImportRecord.Write(reading),
        Decisions = ImportRecord.Write(new ConfirmImportInput(file.Number, file.Issued)),
        State = PlanImportState.Confirmed,
        UploadedAt = clock.GetUtcNow(),
        ConfirmedAt = clock.GetUtcNow(),
        PlanId = plan,
        Version = Guid.CreateVersion7(clock.GetUtcNow()),
    };
}
