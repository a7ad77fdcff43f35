using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tdc.Platform.Events;
using Tdc.Platform.Notices;

namespace Tdc.Platform.Jobs;

/// <summary>Rings the bell when a commit has brought work, and never before the commit.</summary>
internal sealed class BellRinger(WorkBell bell) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, HashSet<WorkKind>> brought = [];

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context);
        return new(result);
    }

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        RingUnlessInTransaction(eventData.Context);
        return new(result);
    }

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        RingUnlessInTransaction(eventData.Context);
        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Ring(eventData.Context);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Ring(eventData.Context);

    private void Note(DbContext? db)
    {
        if (db is null)
        {
            return;
        }

        // What was added is known without looking for changes, and looking for them is the dear part of a save.
        var detect = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var entry in db.ChangeTracker.Entries())
            {
                if (entry.State == EntityState.Added && KindOf(entry.Entity) is { } kind)
                {
                    brought.GetOrCreateValue(db).Add(kind);
                }
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detect;
        }
    }

    private static WorkKind? KindOf(object entity) => entity switch
    {
        Job => WorkKind.Jobs,
        OutboxMessage => WorkKind.Events,
        Mail => WorkKind.Mail,
        _ => null,
    };

    private void RingUnlessInTransaction(DbContext? db)
    {
        if (db?.Database.CurrentTransaction is null)
        {
            Ring(db);
        }
    }

    private void Ring(DbContext? db)
    {
        if (db is not null && brought.TryGetValue(db, out var kinds))
        {
            brought.Remove(db);
            foreach (var kind in kinds)
            {
                bell.Ring(kind);
            }
        }
    }
}
