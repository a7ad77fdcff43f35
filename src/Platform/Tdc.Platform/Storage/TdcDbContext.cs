using System.Reflection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Identity;

namespace Tdc.Platform.Storage;

/// <summary>The one database context, composed of Platform's and the modules' own configurations.</summary>
/// <remarks>
/// A change, its audit entry and its outbox row commit together. On SQLite all writers of the process pass one gate, so that
/// a request never fails because another one is writing.
/// </remarks>
public sealed class TdcDbContext(DbContextOptions<TdcDbContext> options, IEnumerable<IModelPart> parts)
    : IdentityUserContext<TdcUser, Guid>(options)
{
    private static readonly SemaphoreSlim sqliteGate = new(1, 1);
    private readonly IModelPart[] parts = [.. parts];

    /// <summary>Whether the engine is the embedded one.</summary>
    public bool IsSqlite => Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite";

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!IsSqlite || Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await sqliteGate.WaitAsync(cancellationToken);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            sqliteGate.Release();
        }
    }

    /// <summary>Runs work and its writes in one transaction; on SQLite behind the writers' gate.</summary>
    /// <remarks>The work saves what it changes; the transaction commits when it returns and rolls back when it throws.</remarks>
    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (Database.CurrentTransaction is not null)
        {
            return await work();
        }

        if (IsSqlite)
        {
            await sqliteGate.WaitAsync(cancellation);
        }

        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellation);
            var result = await work();
            await transaction.CommitAsync(cancellation);
            return result;
        }
        finally
        {
            if (IsSqlite)
            {
                sqliteGate.Release();
            }
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstantConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var id in parts.Select(p => p.Assembly).Append(typeof(TdcDbContext).Assembly).Distinct().SelectMany(IdTypes))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TdcDbContext).Assembly);
        foreach (var part in parts)
        {
            part.Configure(builder);
        }

        SnakeCaseNames.Apply(builder);
        ScaledDecimals.Apply(builder);
    }

    private static IEnumerable<Type> IdTypes(Assembly assembly) =>
        assembly.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)));
}
