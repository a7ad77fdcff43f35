using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Audit;

/// <summary>Puts triggers on the audit table that refuse to change or delete what is written: a second fence before the hash chain.</summary>
internal sealed class AuditFence : ISeed
{
    public int Order => 0;

    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        if (db.IsSqlite)
        {
            await db.Database.ExecuteSqlRawAsync(SqliteAuditFence.Sql, cancellation);
        }
        else if (await db.Database.SqlQueryRaw<int>(PostgresAuditFence.CountSql).SingleAsync(cancellation) < PostgresAuditFence.Count)
        {
            await db.Database.ExecuteSqlRawAsync(PostgresAuditFence.Sql, cancellation);
        }
    }
}
