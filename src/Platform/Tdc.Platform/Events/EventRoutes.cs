using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Events;

/// <summary>One handler that hears an event.</summary>
internal sealed record EventListener(string Name, Func<CancellationToken, Task> HandleAsync);

/// <summary>Leads events of one kind to their handlers.</summary>
internal abstract class EventRoute
{
    /// <summary>The handlers of an event, made in a scope.</summary>
    public abstract IEnumerable<EventListener> Listeners(IServiceProvider scope, Guid id, string payload);
}

internal sealed class EventRoute<TEvent> : EventRoute
    where TEvent : IEventRecord
{
    public override IEnumerable<EventListener> Listeners(IServiceProvider scope, Guid id, string payload)
    {
        var happened = JsonSerializer.Deserialize<TEvent>(payload) ?? throw new JsonException("The event is empty.");
        return scope.GetServices<IEventHandler<TEvent>>()
            .Select(h => new EventListener(h.GetType().FullName!, cancellation => h.HandleAsync(id, happened, cancellation)));
    }
}

/// <summary>Finds the route of an event by the full name of its type, in Platform, the modules, and where handlers were registered.</summary>
internal sealed class EventRoutes(IEnumerable<IModelPart> parts, IEnumerable<EventKind> kinds)
{
    private readonly Dictionary<string, EventRoute> routes = parts.Select(p => p.Assembly).Append(typeof(EventRoutes).Assembly).Distinct()
        .SelectMany(a => a.GetTypes()).Where(t => typeof(IEventRecord).IsAssignableFrom(t) && t is { IsAbstract: false, ContainsGenericParameters: false })
        .Concat(kinds.Select(k => k.Type)).Distinct()
        .ToDictionary(t => t.FullName!, t => (EventRoute)Activator.CreateInstance(typeof(EventRoute<>).MakeGenericType(t))!);

    /// <summary>The route, or <see langword="null"/> when this version of the program does not know the event.</summary>
    public EventRoute? Of(string kind) => routes.GetValueOrDefault(kind);
}

/// <summary>A type of event outside the modules' assemblies.</summary>
internal sealed record EventKind(Type Type);

/// <summary>Registers handlers of events.</summary>
public static class EventHandlers
{
    /// <summary>Registers a handler; it hears each event of the type at least once, after the commit of what caused it.</summary>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IEventRecord
        where THandler : class, IEventHandler<TEvent>
    {
        services.AddSingleton(new EventKind(typeof(TEvent)));
        return services.AddScoped<IEventHandler<TEvent>, THandler>();
    }
}
