namespace Tdc.Platform.Storage;

/// <summary>Data that a database must hold before anybody works with it: registers, code lists, the plan.</summary>
/// <remarks>Runs after the migrations at each start, so it must be idempotent and quick when nothing is missing.</remarks>
public interface ISeed
{
    /// <summary>Lower runs first: 0 Platform, 10 modules.</summary>
    int Order { get; }

    /// <summary>Adds what is missing.</summary>
    Task SeedAsync(IServiceProvider services, CancellationToken cancellation);
}

/// <summary>Invented data for showing the platform; only in Development, marked on every page.</summary>
public interface IDemonstration : ISeed;
