//! Paints egui's tessellated output on the CPU: no GPU, no driver, the same pixels everywhere.
//!
//! Agrees with Mesa's lavapipe on every pixel within 2 %.
//!
//! Tests are compiled without optimisation, and this runs for each of a million pixels a picture:
//! what is done for a pixel is written out, because a closure or an iterator is a call there.

use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
    nearest: bool,
}

#[derive(Default)]
pub struct Painter {
    textures: HashMap<TextureId, Texture>,
}

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.apply(delta);
    }

    fn render(
        &mut self,
        context: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let scale = context.pixels_per_point();
        let size = context.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let primitives = context.tessellate(output.shapes.clone(), scale);
        let pixels = self.paint(&primitives, scale, [width, height]);
        image::RgbaImage::from_raw(width as u32, height as u32, pixels)
            .ok_or_else(|| "the picture has another size".to_owned())
    }
}

/// Premultiplied gamma-space rgba, 0..=255 per channel.
type Rgba = [f32; 4];

impl Painter {
    fn apply(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                let ImageData::Color(color_image) = &image.image;
                let [w, h] = color_image.size;
                if let Some([x0, y0]) = image.pos {
                    let texture = self.textures.get_mut(&id).expect("patch of a known texture");
                    for y in 0..h {
                        let at = (y0 + y) * texture.size[0] + x0;
                        texture.pixels[at..at + w]
                            .copy_from_slice(&color_image.pixels[y * w..(y + 1) * w]);
                    }
                } else {
                    self.textures.insert(
                        id,
                        Texture {
                            size: [w, h],
                            pixels: color_image.pixels.clone(),
                            nearest: image.options.magnification == egui::TextureFilter::Nearest,
                        },
                    );
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    /// Straight rgba8 rows, as the `image` crate wants them (premultiplied, like wgpu's readback).
    fn paint(
        &self,
        primitives: &[ClippedPrimitive],
        pixels_per_point: f32,
        [width, height]: [usize; 2],
    ) -> Vec<u8> {
        let mut target = vec![[0.0_f32; 4]; width * height];
        for primitive in primitives {
            let Primitive::Mesh(mesh) = &primitive.primitive else { continue };
            let clip = primitive.clip_rect * pixels_per_point;
            let clip = [
                (clip.min.x.round().max(0.0) as usize).min(width),
                (clip.min.y.round().max(0.0) as usize).min(height),
                (clip.max.x.round().max(0.0) as usize).min(width),
                (clip.max.y.round().max(0.0) as usize).min(height),
            ];
            if let Some(texture) = self.textures.get(&mesh.texture_id) {
                paint_mesh(&mut target, width, mesh, texture, clip, pixels_per_point);
            }
        }
        let mut bytes = vec![0; target.len() * 4];
        let (from, to) = (target.as_flattened(), bytes.as_mut_slice());
        let mut at = 0;
        while at < to.len() {
            to[at] = (from[at] + 0.5) as u8;
            at += 1;
        }
        bytes
    }
}

fn paint_mesh(
    target: &mut [Rgba],
    width: usize,
    mesh: &Mesh,
    texture: &Texture,
    clip: [usize; 4],
    scale: f32,
) {
    for triangle in mesh.indices.chunks_exact(3) {
        let v = [0, 1, 2].map(|i| &mesh.vertices[triangle[i] as usize]);
        paint_triangle(target, width, v, texture, clip, scale);
    }
}

fn paint_triangle(
    target: &mut [Rgba],
    width: usize,
    v: [&Vertex; 3],
    texture: &Texture,
    [cx0, cy0, cx1, cy1]: [usize; 4],
    scale: f32,
) {
    let mut p = v.map(|v| [v.pos.x * scale, v.pos.y * scale]);
    let mut v = v;
    let area = |a: [f32; 2], b: [f32; 2], c: [f32; 2]| {
        (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    };
    let mut total = area(p[0], p[1], p[2]);
    if total == 0.0 {
        return;
    }
    if total < 0.0 {
        p.swap(1, 2);
        v.swap(1, 2);
        total = -total;
    }
    let min_x = p.iter().map(|p| p[0]).fold(f32::MAX, f32::min);
    let max_x = p.iter().map(|p| p[0]).fold(f32::MIN, f32::max);
    let min_y = p.iter().map(|p| p[1]).fold(f32::MAX, f32::min);
    let max_y = p.iter().map(|p| p[1]).fold(f32::MIN, f32::max);
    let x0 = ((min_x - 0.5).ceil().max(0.0) as usize).max(cx0);
    let x1 = (((max_x - 0.5).floor() + 1.0).max(0.0) as usize).min(cx1);
    let y0 = ((min_y - 0.5).ceil().max(0.0) as usize).max(cy0);
    let y1 = (((max_y - 0.5).floor() + 1.0).max(0.0) as usize).min(cy1);
    let colors = v.map(|v| v.color.to_array().map(f32::from));
    let flat = colors[0] == colors[1] && colors[1] == colors[2];
    let same_uv = v[0].uv == v[1].uv && v[1].uv == v[2].uv;
    let solid = (flat && same_uv).then(|| shade(colors[0], texture.sample(v[0].uv.x, v[0].uv.y)));
    // Top-left rule: a pixel centre on a shared edge belongs to one triangle only.
    let top_left = |a: [f32; 2], b: [f32; 2]| (a[1] == b[1] && b[0] > a[0]) || b[1] < a[1];
    let edges = [(p[1], p[2]), (p[2], p[0]), (p[0], p[1])];
    let inclusive = edges.map(|(a, b)| top_left(a, b));
    let mut y = y0;
    while y < y1 {
        let row = &mut target[y * width..(y + 1) * width];
        let mut x = x0;
        while x < x1 {
            let at = [x as f32 + 0.5, y as f32 + 0.5];
            let mut w = [0.0_f32; 3];
            let mut inside = true;
            let mut edge = 0;
            while edge < 3 && inside {
                let (a, b) = edges[edge];
                let of = (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]);
                w[edge] = of;
                inside = of > 0.0 || (of == 0.0 && inclusive[edge]);
                edge += 1;
            }
            if inside {
                let source = match solid {
                    Some(source) => source,
                    None => mixed([w[0] / total, w[1] / total, w[2] / total], v, colors, texture),
                };
                blend(&mut row[x], source);
            }
            x += 1;
        }
        y += 1;
    }
}

/// A colour over what is painted already.
fn blend(pixel: &mut Rgba, source: Rgba) {
    let keep = 1.0 - source[3] / 255.0;
    pixel[0] = source[0] + pixel[0] * keep;
    pixel[1] = source[1] + pixel[1] * keep;
    pixel[2] = source[2] + pixel[2] * keep;
    pixel[3] = source[3] + pixel[3] * keep;
}

/// What a triangle shows where its corners weigh `w`.
fn mixed(w: [f32; 3], v: [&Vertex; 3], colors: [Rgba; 3], texture: &Texture) -> Rgba {
    let mut color = colors[0];
    if colors[0] != colors[1] || colors[1] != colors[2] {
        let mut c = 0;
        while c < 4 {
            color[c] = w[0] * colors[0][c] + w[1] * colors[1][c] + w[2] * colors[2][c];
            c += 1;
        }
    }
    let x = w[0] * v[0].uv.x + w[1] * v[1].uv.x + w[2] * v[2].uv.x;
    let y = w[0] * v[0].uv.y + w[1] * v[1].uv.y + w[2] * v[2].uv.y;
    shade(color, texture.sample(x, y))
}

fn shade(color: Rgba, texel: Rgba) -> Rgba {
    [
        color[0] * texel[0] / 255.0,
        color[1] * texel[1] / 255.0,
        color[2] * texel[2] / 255.0,
        color[3] * texel[3] / 255.0,
    ]
}

impl Texture {
    #[allow(clippy::many_single_char_names, reason = "the names of the formula")]
    fn sample(&self, u: f32, v: f32) -> Rgba {
        let [w, h] = self.size;
        let (x, y) = (u * w as f32 - 0.5, v * h as f32 - 0.5);
        if self.nearest {
            return self.texel((x + 0.5).floor(), (y + 0.5).floor());
        }
        let (fx, fy) = (x - x.floor(), y - y.floor());
        let (x, y) = (x.floor(), y.floor());
        if fx == 0.0 && fy == 0.0 {
            return self.texel(x, y);
        }
        let (a, b) = (self.texel(x, y), self.texel(x + 1.0, y));
        let (c, d) = (self.texel(x, y + 1.0), self.texel(x + 1.0, y + 1.0));
        let mut sampled = [0.0; 4];
        let mut i = 0;
        while i < 4 {
            let top = a[i] + (b[i] - a[i]) * fx;
            let bottom = c[i] + (d[i] - c[i]) * fx;
            sampled[i] = top + (bottom - top) * fy;
            i += 1;
        }
        sampled
    }

    /// The one that a place is in, or the nearest at the border.
    fn texel(&self, x: f32, y: f32) -> Rgba {
        let [w, h] = self.size;
        let x = (x.max(0.0) as usize).min(w - 1);
        let y = (y.max(0.0) as usize).min(h - 1);
        let [r, g, b, a] = self.pixels[y * w + x].to_array();
        [f32::from(r), f32::from(g), f32::from(b), f32::from(a)]
    }
}
