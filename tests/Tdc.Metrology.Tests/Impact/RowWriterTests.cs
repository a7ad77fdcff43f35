using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Tests.Laboratory;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Tests.Impact;

/// <summary>Findings are the rows that Platform's writer of many rows is for; here with every kind of column.</summary>
public sealed class RowWriterTests
{
    private const int Many = 461; // two whole commands of PostgreSQL and a part of one

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Many_rows_are_those_that_tracking_would_write_and_go_with_their_transaction(DatabaseEngine engine)
    {
        await using var lab = await LaboratorySample.StartAsync(engine);
        var study = new ImpactStudy
        {
            Id = new ImpactStudyId(Guid.CreateVersion7()),
            Laboratory = lab.F1.Laboratory,
            Standard = lab.F1.Id,
            Errors = "[]",
            Unit = @"\gram",
            Reason = "thử",
            MadeAt = lab.App.Clock.GetUtcNow(),
        };
        List<ImpactFinding> rows = [.. Enumerable.Range(1, Many).Select(n => new ImpactFinding
        {
            Study = study.Id,
            Position = n,
            Result = new CalibrationResultId(Guid.CreateVersion7()),
            Generation = n % 3,
            Certificate = n % 2 == 0 ? null : new CalibrationCertificateId(Guid.CreateVersion7()),
            Customer = n == 7 ? "Cơ sở \"Bưởi\"; DROP TABLE" : "Khách " + n,
            Class = (ImpactClass)(n % 3),
            Value = n / 7.0,
            ExpandedUncertainty = 1e-300 * n,
            UncertaintyUncorrected = -0.0,
            Conformity = Conformity.ConditionalFail,
        })];

        await lab.AskAsync(async db =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransactionAsync<int>(
                async () =>
                {
                    db.Add(study);
                    await db.SaveChangesAsync();
                    await db.InsertRowsAsync(rows, CancellationToken.None);
                    throw new InvalidOperationException();
                },
                CancellationToken.None));
            return 0;
        });
        Assert.Equal(0, await lab.AskAsync(db => db.Set<ImpactFinding>().CountAsync()));

        await lab.AskAsync(async db =>
        {
            db.Add(study);
            await db.SaveChangesAsync();
            await db.InsertRowsAsync(rows, CancellationToken.None);
            await db.InsertRowsAsync<ImpactFinding>([], CancellationToken.None);
            return 0;
        });
        var kept = await lab.AskAsync(db => db.Set<ImpactFinding>().AsNoTracking().OrderBy(f => f.Position).ToListAsync());
        Assert.Equal(rows.Select(Cells), kept.Select(Cells));
    }

    private static (ImpactStudyId, int, CalibrationResultId, int, CalibrationCertificateId?, string, ImpactClass, double, double, double, Conformity) Cells(ImpactFinding f) =>
        (f.Study, f.Position, f.Result, f.Generation, f.Certificate, f.Customer, f.Class, f.Value, f.ExpandedUncertainty, f.UncertaintyUncorrected, f.Conformity);
}
