using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tdc.Platform.Storage;

/// <summary>Counts, for each entity, the commits of this process that changed it, so that what was computed from tables can be kept until they change.</summary>
/// <remarks>
/// Sees what is saved through the change tracker, not other processes; who changes rows by a statement of its own (<c>ExecuteUpdate</c>, SQL) tells it
/// with <see cref="Tell"/>. A save inside a transaction counts at its commit: before it, others could only read the old rows under the new count.
/// </remarks>
public sealed class TableWatch : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentDictionary<Type, long> commits = new();
    private readonly ConditionalWeakTable<DbContext, Notes> notes = [];

    /// <summary>A number that grows with each commit that changed one of the entities.</summary>
    public long VersionOf(IReadOnlyCollection<Type> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        return entities.Sum(e => commits.GetValueOrDefault(e));
    }

    /// <summary>Counts a commit that changed an entity's rows by statements of its own; call it after the commit.</summary>
    public void Tell(Type entity) => commits.AddOrUpdate(entity, 1, (_, count) => count + 1);

    InterceptionResult<int> ISaveChangesInterceptor.SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Begin(eventData.Context);
        return result;
    }

    ValueTask<InterceptionResult<int>> ISaveChangesInterceptor.SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken)
    {
        Begin(eventData.Context);
        return new(result);
    }

    int ISaveChangesInterceptor.SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        End(eventData.Context);
        return result;
    }

    ValueTask<int> ISaveChangesInterceptor.SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken)
    {
        End(eventData.Context);
        return new(result);
    }

    void ISaveChangesInterceptor.SaveChangesFailed(DbContextErrorEventData eventData) => End(eventData.Context);

    Task ISaveChangesInterceptor.SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken)
    {
        End(eventData.Context);
        return Task.CompletedTask;
    }

    void IDbTransactionInterceptor.TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Count(eventData.Context);

    Task IDbTransactionInterceptor.TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        Count(eventData.Context);
        return Task.CompletedTask;
    }

    // The tracker tells each entity whose state it settles, so nothing is looked for twice.
    private void Begin(DbContext? db)
    {
        if (db is not null)
        {
            notes.GetOrCreateValue(db).Listen(db.ChangeTracker);
        }
    }

    private void End(DbContext? db)
    {
        if (db is not null && notes.TryGetValue(db, out var noted))
        {
            noted.Rest(db.ChangeTracker);
            if (db.Database.CurrentTransaction is null)
            {
                Count(db);
            }
        }
    }

    private void Count(DbContext? db)
    {
        if (db is null || !notes.TryGetValue(db, out var noted))
        {
            return;
        }

        foreach (var entity in noted.Changed)
        {
            Tell(entity);
        }

        noted.Changed.Clear();
    }

    private sealed class Notes
    {
        public HashSet<Type> Changed { get; } = [];

        public void Listen(ChangeTracker tracker)
        {
            tracker.StateChanged += Note;
            tracker.Tracked += Note;
        }

        public void Rest(ChangeTracker tracker)
        {
            tracker.StateChanged -= Note;
            tracker.Tracked -= Note;
        }

        private void Note(object? sender, EntityStateChangedEventArgs change)
        {
            if (change.OldState is not (EntityState.Unchanged or EntityState.Detached) || change.NewState is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            {
                Changed.Add(change.Entry.Metadata.ClrType);
            }
        }

        private void Note(object? sender, EntityTrackedEventArgs tracked)
        {
            if (tracked.Entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            {
                Changed.Add(tracked.Entry.Metadata.ClrType);
            }
        }
    }
}
