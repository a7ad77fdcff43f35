using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Traceability.Events;

/// <summary>The event store on the chosen engine.</summary>
internal static class EventServices
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services;
}
